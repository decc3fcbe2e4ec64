"""Pages as machines read them: schema.org, in JSON-LD."""

from collections.abc import Mapping

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
