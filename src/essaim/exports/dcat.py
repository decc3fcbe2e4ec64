"""The catalogue in DCAT-AP, as JSON-LD: what an open-data portal harvests."""

from collections.abc import Sequence

from essaim.exports.distributions import Distribution, distributions
from essaim.exports.edition import AUTEUR, DESCRIPTION, LICENCE_ADRESSE, TITRE, Edition, json_bytes
from essaim.exports.tables import Table

FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
FRENCH = "http://publications.europa.eu/resource/authority/language/FRA"
THEMES = ("GOVE", "SOCI")
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, object]


def dcat(edition: Edition, tables: Sequence[Table]) -> bytes:
    """`catalogue.jsonld`: one catalogue, one dataset, a distribution for each file."""
    root = edition.site_url
    dataset = f"{root}donnees/#jeu"
    publisher: Node = {"@id": f"{root}#editeur", "@type": "foaf:Agent", "foaf:name": _french(AUTEUR)}
    return json_bytes(
        {
            "@context": CONTEXT,
            "@graph": [
                {
                    "@id": f"{root}donnees/#catalogue",
                    "@type": "dcat:Catalog",
                    "dct:title": _french(TITRE),
                    "dct:description": _french(DESCRIPTION),
                    "dct:publisher": {"@id": publisher["@id"]},
                    "dct:language": {"@id": FRENCH},
                    "dct:license": {"@id": LICENCE_ADRESSE},
                    "dct:modified": _day(edition),
                    "foaf:homepage": {"@id": root},
                    "dcat:dataset": [{"@id": dataset}],
                },
                {
                    "@id": dataset,
                    "@type": "dcat:Dataset",
                    "dct:identifier": edition.tag("initiatives"),
                    "dct:title": _french("Initiatives publiques et sociales qui marchent"),
                    "dct:description": _french(DESCRIPTION),
                    "dct:publisher": {"@id": publisher["@id"]},
                    "dct:language": {"@id": FRENCH},
                    "dct:modified": _day(edition),
                    "dct:license": {"@id": LICENCE_ADRESSE},
                    "dcat:theme": [
                        {"@id": f"http://publications.europa.eu/resource/authority/data-theme/{theme}"}
                        for theme in THEMES
                    ],
                    "dcat:keyword": [_french(term.titre) for term in edition.catalogue.vocabulary("themes")],
                    "dcat:landingPage": {"@id": f"{root}donnees/"},
                    "dcat:distribution": [_distribution(edition, each) for each in distributions(edition, tables)],
                },
                publisher,
            ],
        },
        indent=2,
    )


def _distribution(edition: Edition, offered: Distribution) -> Node:
    url = edition.site_url + offered.adresse
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": _french(offered.titre),
        "dcat:accessURL": {"@id": f"{edition.site_url}donnees/"},
        "dcat:downloadURL": {"@id": url},
        "dct:license": {"@id": LICENCE_ADRESSE},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{offered.media}"},
        "dct:format": {"@id": FILE_TYPE + offered.format},
    }


def _french(text: str) -> Node:
    return {"@language": "fr", "@value": text}


def _day(edition: Edition) -> Node:
    return {"@type": "xsd:date", "@value": edition.jour}
