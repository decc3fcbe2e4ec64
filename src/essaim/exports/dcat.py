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
    publisher: Node = {"@id": f"{edition.site_url}#editeur", "@type": "foaf:Agent", "foaf:name": _french(AUTEUR)}
    nodes = [_catalogue(edition), _dataset(edition, tables), publisher]
    return json_bytes({"@context": CONTEXT, "@graph": nodes}, indent=2)


def _catalogue(edition: Edition) -> Node:
    return {
        "@id": f"{edition.site_url}donnees/#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _french(TITRE),
        **_shared(edition),
        "foaf:homepage": {"@id": edition.site_url},
        "dcat:dataset": [{"@id": f"{edition.site_url}donnees/#jeu"}],
    }


def _dataset(edition: Edition, tables: Sequence[Table]) -> Node:
    return {
        "@id": f"{edition.site_url}donnees/#jeu",
        "@type": "dcat:Dataset",
        "dct:identifier": edition.tag("initiatives"),
        "dct:title": _french("Initiatives publiques et sociales qui marchent"),
        **_shared(edition),
        "dcat:theme": [
            {"@id": f"http://publications.europa.eu/resource/authority/data-theme/{theme}"} for theme in THEMES
        ],
        "dcat:keyword": [_french(term.titre) for term in edition.catalogue.vocabulary("themes")],
        "dcat:landingPage": {"@id": f"{edition.site_url}donnees/"},
        "dcat:distribution": [_distribution(edition, each) for each in distributions(edition, tables)],
    }


def _shared(edition: Edition) -> Node:
    return {
        "dct:description": _french(DESCRIPTION),
        "dct:publisher": {"@id": f"{edition.site_url}#editeur"},
        "dct:language": {"@id": FRENCH},
        "dct:license": {"@id": LICENCE_ADRESSE},
        "dct:modified": {"@type": "xsd:date", "@value": edition.jour},
    }


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
