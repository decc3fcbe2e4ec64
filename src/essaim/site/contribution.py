"""The form in the plan of the site: its page, and the files that its scripts read."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from essaim.pages import Crumb, Page
from essaim.records import Record
from essaim.search import SearchDocument
from essaim.views.contribute.form import form_data, form_view
from essaim.views.contribute.places import areas, former
from essaim.views.scope import Scope

# The sections of the fiche's template: the preview shows the same ones, in the same order.
_TEMPLATE = "overrides/views/kinds/initiatives.html"
_SECTION = re.compile(r'<section aria-labelledby="(\w+)"[^>]*>\s*<h2 id="\1">([^<]+)</h2>')
FOLDER = "contribuer"
TITLE = "Proposer une initiative"
LEAD = "Un formulaire en dix étapes, dont six suffisent : il vérifie, montre la fiche, et prépare la proposition."


def contribution_page(scope: Scope) -> Page:
    """The form's page; ``scope`` may stand at any depth."""
    words = "contribuer proposer ajouter corriger compléter une fiche formulaire reprise signaler"
    return Page(
        f"{FOLDER}/",
        "contribuer.html",
        form_view(scope.at("../")),
        TITLE,
        LEAD,
        FOLDER,
        (Crumb("Accueil", ""),),
        search=SearchDocument(f"{FOLDER}/", TITLE, LEAD, "Outil", ((8, TITLE), (3, LEAD), (2, words))),
    )


def contribution_files(scope: Scope, root: Path) -> Mapping[str, bytes]:
    """What the form reads whatever the fiche, by name relative to the site: its fields and the territories."""
    territories = scope.catalogue.territories
    files = {
        f"{FOLDER}/formulaire.json": {**form_data(scope), "apercu": sections(root)},
        f"{FOLDER}/territoires.json": list(areas(territories)),
        f"{FOLDER}/anciens-codes.json": list(former(territories)),
    }
    return {name: _json(content) for name, content in files.items()}


def contribution_file(root: Path, record: Record) -> Mapping[str, bytes]:
    """A fiche as the form opens it: its very file, since data alone would lose comments and the layout of texts."""
    text = (root / record.path).read_text(encoding="utf-8")
    return {f"{FOLDER}/fiches/{record.id}.json": _json({"chemin": str(record.path), "texte": text})}


def sections(root: Path) -> list[tuple[str, str]]:
    """The id and heading of each section of a fiche, in the order of its template."""
    return _SECTION.findall((root / _TEMPLATE).read_text(encoding="utf-8"))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
