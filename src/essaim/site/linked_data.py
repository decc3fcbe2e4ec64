"""Pages as machines read them: schema.org, in JSON-LD."""

from collections.abc import Iterable, Mapping

from essaim.exports import Distribution
from essaim.records import Record
from essaim.views.scope import Scope, mapping, text, words

CONTEXT = "https://schema.org"
LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


def site_ld() -> Mapping[str, object]:
    """The catalogue as a whole."""
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": "Essaim",
        "description": "Catalogue ouvert des initiatives publiques et sociales qui marchent.",
        "inLanguage": "fr",
        "license": LICENCE,
    }


def dataset_ld(racine: str, day: str, offered: Iterable[Distribution]) -> Mapping[str, object]:
    """The open data as a schema.org Dataset, with every file that can be downloaded."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{racine}donnees/#jeu",
        "name": "Essaim : initiatives publiques et sociales qui marchent",
        "description": (
            "Les initiatives du catalogue Essaim, avec leurs territoires, leurs preuves, leurs coûts, leurs limites et "
            "leurs sources, en JSON, CSV, XLSX et GeoJSON."
        ),
        "url": f"{racine}donnees/",
        "inLanguage": "fr",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "dateModified": day,
        "creator": {"@type": "Organization", "name": "Les contributeurs d’Essaim", "url": racine},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Essaim", "url": racine},
        "distribution": [
            {"@type": "DataDownload", "name": o.titre, "encodingFormat": o.media, "contentUrl": racine + o.adresse}
            for o in offered
        ],
    }


def initiative_ld(record: Record, scope: Scope) -> Mapping[str, object]:
    """An initiative as a schema.org Project: who carries it, where it lives, what it is about."""
    data = record.data
    places = {p.territory.code: p.territory.nom for p in scope.atlas.by_initiative.get(record.id, ())}
    carrier = mapping(data, "porteur")
    organisation: dict[str, object] = {"@type": "Organization", "name": text(carrier, "nom")}
    if "site" in carrier:
        organisation["url"] = text(carrier, "site")
    return {
        "@context": CONTEXT,
        "@type": "Project",
        "name": record.titre,
        "description": text(data, "resume"),
        "parentOrganization": organisation,
        "areaServed": [{"@type": "Place", "name": name} for name in places.values()],
        "keywords": [scope.terme("themes", theme).libelle for theme in words(data, "themes")],
    }
