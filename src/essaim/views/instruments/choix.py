"""Choosing a model: what each of the six serves, asks for and lets go, ready to be ranked by wishes."""

from collections import defaultdict
from dataclasses import dataclass

from essaim.levels import ModeleCompare
from essaim.records import Record
from essaim.views.claims import Enonce
from essaim.views.fiche.places import Etape
from essaim.views.models import ModeleView, model_card, ordered
from essaim.views.scope import Scope, Terme, mapping, mappings, text, words


@dataclass(frozen=True, slots=True)
class Objectif:
    """An objective that one may want, under its purpose."""

    terme: Terme
    finalite: str


@dataclass(frozen=True, slots=True)
class Option:
    """A place on the line from control (1) to autonomy (4)."""

    terme: Terme
    position: int


@dataclass(frozen=True, slots=True)
class ModeleAChoisir:
    """A model with all that its rank and its reasons name."""

    carte: ModeleView
    compare: ModeleCompare
    moyens: tuple[tuple[Terme, Enonce], ...]
    fiches: tuple[Etape, ...]


@dataclass(frozen=True, slots=True)
class ChoixView:
    """The page: the questions asked, then the six models in the report's order."""

    objectifs: tuple[Objectif, ...]
    options: tuple[Option, ...]
    moyens: tuple[Terme, ...]
    modeles: tuple[ModeleAChoisir, ...]


def choice(scope: Scope) -> ChoixView:
    """The page that helps to choose a model."""
    purposes = scope.catalogue.vocabulary("finalites")
    followers = _followers(scope)
    objectives = []
    for term in scope.catalogue.vocabulary("objectifs"):
        purpose = purposes.get(str(term.extra["x-finalite"]))
        objectives.append(Objectif(scope.terme("objectifs", term.id), purpose.titre if purpose else ""))
    return ChoixView(
        tuple(objectives),
        tuple(
            Option(scope.terme("options", term.id), int(str(term.extra["x-position"])))
            for term in scope.catalogue.vocabulary("options")
        ),
        tuple(scope.terme("moyens", term.id) for term in scope.catalogue.vocabulary("moyens")),
        tuple(_model(scope, record, followers[record.id]) for record in ordered(scope)),
    )


def compared(scope: Scope, record: Record) -> ModeleCompare:
    """What the rank reads of a model's record."""
    places = {term.id: int(str(term.extra["x-position"])) for term in scope.catalogue.vocabulary("options")}
    data = record.data
    return ModeleCompare(
        record.id,
        int(str(data["numero"])),
        {
            text(cell, "objectif"): (cell["croix"] is True, text(cell, "confiance"))
            for cell in mappings(data, "objectifs")
        },
        tuple(places[option] for option in words(mapping(data, "position"), "options")),
        tuple(text(m, "moyen") for m in mappings(data, "moyens")),
    )


def _model(scope: Scope, record: Record, fiches: list[Etape]) -> ModeleAChoisir:
    card = model_card(scope, record)
    return ModeleAChoisir(card, compared(scope, record), tuple((m.terme, m.enonce) for m in card.moyens), tuple(fiches))


def _followers(scope: Scope) -> dict[str, list[Etape]]:
    """Fiches by the models they used."""
    found: dict[str, list[Etape]] = defaultdict(list)
    for record in scope.catalogue.initiatives:
        for choice_ in mappings(record.data, "modeles"):
            found[text(choice_, "modele")].append(Etape(record.titre, scope.fiche(record)))
    return found
