"""The instruments in the plan of the site: their pages, and the small files that their scripts read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial

from essaim.pages import Crumb, Later, Page
from essaim.records import Record
from essaim.search import SearchDocument
from essaim.site.communes import commune_places
from essaim.site.facts import Facts
from essaim.views.instruments.annexe import annex
from essaim.views.instruments.choix import choice, compared
from essaim.views.instruments.diagnostic import diagnostic
from essaim.views.instruments.dossier import dossier, dossier_data
from essaim.views.instruments.grille import cost_grid
from essaim.views.instruments.trouver import find_commune
from essaim.views.models import ordered
from essaim.views.scope import Scope

HOME = Crumb("Accueil", "")
TITLES = {
    "diagnostic": (
        "Prêt à essaimer ?",
        "Les six questions du rapport, dans l’ordre : un verdict, et pour chaque non ce qu’il reste à faire.",
    ),
    "choisir-un-modele": (
        "Choisir un modèle",
        "Les six modèles de changement d’échelle, rangés selon ce que l’on veut, avec la raison de chaque rang.",
    ),
    "grille-economique": (
        "La grille économique",
        "Six lignes pour savoir ce que coûte un projet au départ, chaque année et par bénéficiaire.",
    ),
    "annexe": (
        "L’annexe d’un appel à projets",
        "Des initiatives éprouvées à joindre à un appel : preuve, réponses aux six questions, coûts, contacts.",
    ),
    "territoires/trouver": (
        "Ma commune",
        "Trouver sa commune par son nom ou son code postal, et ce qui est prouvé ailleurs pour un lieu comme elle.",
    ),
}


def instrument_pages(scope: Scope, facts: Facts) -> Iterator[Page]:
    """Every page of an instrument, and the file that each initiative offers to a group of sites."""
    below = scope.at("../")
    yield _page("diagnostic", Later(None, partial(diagnostic, below)))
    yield _page("choisir-un-modele", Later(None, partial(choice, below)))
    yield _page("grille-economique", Later(None, partial(cost_grid, below)))
    yield _page("annexe", Later(None, partial(annex, below)))
    yield _page("territoires/trouver", Later(None, partial(find_commune, scope.at("../../"))))
    inner = scope.at("../../../")
    for record in scope.catalogue.initiatives:
        home = f"initiatives/{record.id}/"
        trail = (HOME, Crumb("Initiatives", "initiatives/"), Crumb(record.titre, home))
        lead = f"Le dossier d’un groupe de sites qui veulent reprendre ensemble : {record.titre}."
        view = Later(facts.page(record), partial(dossier, inner, record))
        yield Page(f"{home}dossier/", "instruments/dossier.html", view, "Dossier unique", lead, "initiatives", trail)


def instrument_files(scope: Scope) -> dict[str, bytes]:
    """What the scripts of the instruments read, by name relative to the site's root."""
    files = commune_places(scope.atlas)
    models = [asdict(compared(scope, record)) for record in ordered(scope)]
    files["choisir-un-modele/modeles.json"] = _json(models)
    return files


def instrument_file(scope: Scope, record: Record) -> Mapping[str, bytes]:
    """What the instruments read of one initiative."""
    return {f"initiatives/{record.id}/dossier.json": _json(dossier_data(scope, record))}


def _page(name: str, view: object) -> Page:
    title, lead = TITLES[name]
    address = f"{name}/"
    section, _, last = name.rpartition("/")
    trail = (HOME, Crumb("Territoires", "territoires/")) if section else (HOME,)
    document = SearchDocument(address, title, lead, "Outil", ((8, title), (3, lead)))
    return Page(address, f"instruments/{last}.html", view, title, lead, section or name, trail, search=document)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()
