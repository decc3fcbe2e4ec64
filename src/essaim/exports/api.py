"""The API, version 1: static JSON files. What each key promises is in docs/api.md; a golden index holds us to it."""

from collections.abc import Iterable, Mapping

from essaim.exports.computed import computed
from essaim.exports.edition import API, DESCRIPTION, TITRE, Edition, json_bytes
from essaim.exports.openapi import openapi
from essaim.records import Record
from essaim.territories import Territory

VERSION = "1.0"


def api(edition: Edition) -> Mapping[str, bytes]:
    """The files of the API that list no record, by name relative to the site."""
    return {
        f"{API}/index.json": json_bytes(_index(edition)),
        f"{API}/territoires.json": json_bytes(_territories(edition), indent=None),
        f"{API}/openapi.json": json_bytes(openapi(edition), indent=2),
    }


def api_name(record: Record) -> str:
    """The name of a record's own file, relative to the site."""
    return f"{API}/{record.kind}/{record.id}.json"


def api_entry(edition: Edition, record: Record) -> bytes:
    """A record's own file."""
    return json_bytes(entry(edition, record), indent=None)


def listing(edition: Edition, kind: str, entries: Iterable[bytes]) -> Mapping[str, bytes]:
    """The file of a kind: the very entries of its records, one a line."""
    lines = [each.rstrip() for each in entries]
    head = json_bytes({"sorte": kind, **edition.notice(), "nombre": len(lines), "fiches": []}, indent=None)
    opening = head.rstrip().removesuffix(b"]}")
    return {f"{API}/{kind}.json": opening + b"\n" + b",\n".join(lines) + b"\n]}\n"}


def entry(edition: Edition, record: Record) -> dict[str, object]:
    """A record as the API gives it: ``donnees`` word for word as its file says, ``calcule`` beside it."""
    links = {
        "page": edition.page(record),
        "api": f"{edition.site_url}{API}/{record.kind}/{record.id}.json",
        "schema": f"{edition.site_url}schemas/{record.kind}.schema.json",
    }
    if record.kind == "initiatives":
        links["bibtex"] = edition.page(record) + "citation.bib"
        links["csl"] = edition.page(record) + "citation.json"
    return {
        "id": record.id,
        "sorte": record.kind,
        "liens": links,
        "donnees": record.data,
        "calcule": computed(edition, record),
    }


def _index(edition: Edition) -> dict[str, object]:
    root = edition.site_url
    kinds = [
        {
            "id": kind.name,
            "titre": kind.titre,
            "description": kind.accroche,
            "nombre": len(edition.catalogue.of(kind.name)),
            "fiches": f"{root}{API}/{kind.name}.json",
            "fiche": f"{root}{API}/{kind.name}/{{id}}.json",
            "schema": f"{root}schemas/{kind.name}.schema.json",
        }
        for kind in edition.catalogue.kinds
    ]
    return {
        "titre": TITRE,
        "description": DESCRIPTION,
        "version": VERSION,
        **edition.notice(),
        "documentation": f"{root}donnees/",
        "openapi": f"{root}{API}/openapi.json",
        "territoires": f"{root}{API}/territoires.json",
        "identifiants": f"{root}ids.json",
        "calcule": f"{root}schemas/calcule.schema.json",
        "sortes": kinds,
    }


def _territories(edition: Edition) -> dict[str, object]:
    entries = [_territory(edition, territory) for territory in edition.atlas.pages]
    return {**edition.notice(), "nombre": len(entries), "territoires": entries}


def _territory(edition: Edition, territory: Territory) -> dict[str, object]:
    atlas = edition.atlas
    point = edition.points.of(territory, atlas.territories)
    here = [
        {"id": p.initiative.id, "sorte": p.sorte, "statut": p.statut, "implantation": p.rang + 1}
        for p in atlas.here.get(territory.code, ())
    ]
    within = sorted({p.initiative.id for p in atlas.within.get(territory.code, ())})
    return {
        "code": territory.code,
        "nom": territory.nom,
        "nature": territory.nature.value,
        "statut": territory.statut,
        "parents": list(territory.parents),
        "dans": [above.code for above in atlas.territories.ancestors(territory.code)],
        "population": territory.population,
        "outre_mer": territory.outre_mer,
        "point": None
        if point is None
        else {
            "longitude": point.longitude,
            "latitude": point.latitude,
            "precision": point.precision,
            "lieu": point.lieu,
            "de": point.de,
        },
        "page": f"{edition.site_url}territoires/{territory.slug}/",
        "flux": f"{edition.site_url}flux/territoires/{territory.slug}.xml",
        "ici": here,
        "a_l_interieur": within,
    }
