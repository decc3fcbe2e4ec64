"""Lists: the catalogue with its facets, and the plain list of any other kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from essaim.indexes import ORDER
from essaim.kinds import Kind
from essaim.levels.preuve import LABELS
from essaim.territories import TOWN_SIZES
from essaim.territories.names import folded
from essaim.views.cards import BANDS, NO_TOWN, UNKNOWN, Carte, MesureCout, carte_du_catalogue, size_label
from essaim.views.scope import Pastille, Scope, text

VOCABULARIES = {
    "nature": "natures",
    "theme": "themes",
    "public": "publics",
    "porteur": "types_de_porteur",
    "modele": "modeles",
    "variante": "sous_types",
    "objectif": "objectifs",
    "maturite": "maturites",
    "effet": "effets",
}
TITLES = {
    "taille": "Taille de la commune",
    "theme": "Problème",
    "territoire": "Territoire",
    "public": "Public",
    "nature": "Nature",
    "preuve": "Niveau de preuve",
    "effet": "Effet trouvé",
    "cout": "Coût par bénéficiaire",
    "pret": "Prêt à essaimer",
    "maturite": "Maturité",
    "modele": "Modèle",
    "variante": "Variante",
    "objectif": "Objectif",
    "porteur": "Type de porteur",
    "kit": "Kit réutilisable",
    "accompagnement": "Accompagnement proposé",
}
# What a facet counts, where its title does not say it all.
NOTES = {
    "taille": (
        "Communes et intercommunalités où l’initiative tourne ou a tourné, d’après la population municipale "
        "de l’Insee (code officiel géographique 2026)."
    ),
}
OPEN = ("taille", "theme", "territoire", "preuve")
CARDS_A_PAGE = 60  # a card is about 5 KB of HTML, 0.6 KB of it sent once compressed


@dataclass(frozen=True, slots=True)
class Valeur:
    """A value of a facet and how many initiatives have it."""

    id: str
    libelle: str
    compte: int
    coche: bool = False


@dataclass(frozen=True, slots=True)
class Facette:
    """A facet: only the values that some initiative has; ``note`` says what they count, if need be."""

    id: str
    libelle: str
    ouvert: bool
    valeurs: tuple[Valeur, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MesurePreuve:
    """A level of proof and its words, as a card shows them."""

    niveau: int | None
    libelle: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every picture a card may hold, for the browser to make the cards that the page does not."""

    preuves: tuple[MesurePreuve, ...]
    couts: tuple[MesureCout, ...]
    themes: tuple[tuple[str, Pastille], ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """A page of the catalogue: its cards out of ``total`` in all, and, on the first, the facets.

    ``page`` is the number of this page from 1 up, ``pages`` how many there are. ``palette`` is there only if the first
    page does not hold every card.
    """

    titre: str
    accroche: str
    cartes: tuple[Carte, ...]
    facettes: tuple[Facette, ...]
    vide: str
    total: int = 0
    page: int = 1
    pages: int = 1
    palette: Palette | None = None


@dataclass(frozen=True, slots=True)
class Ligne:
    """A record in the plain list of its kind."""

    titre: str
    resume: str
    lien: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The plain list of a kind; ``vide`` is said when there is none, with the way to add the first."""

    titre: str
    accroche: str
    lignes: tuple[Ligne, ...]
    vide: str
    proposer: str


def catalogue_pages(first: Scope, others: Scope, kind: Kind, size: int = CARDS_A_PAGE) -> tuple[CatalogueView, ...]:
    """The catalogue cut in pages of ``size`` cards, for readers without scripts and to bound the weight of the first.

    ``first`` is the scope of the first page, ``others`` that of the pages below it. Only the first has the facets.
    """
    records = sorted(first.catalogue.of(kind.name), key=lambda record: (folded(record.titre), record.id))
    cards = tuple(carte_du_catalogue(first if rank < size else others, record) for rank, record in enumerate(records))
    whole = CatalogueView(kind.titre, kind.accroche, cards, _facets(first, cards), kind.vide, len(cards))
    count = max(1, -(-len(cards) // size))
    return tuple(
        replace(
            whole,
            cartes=cards[(number - 1) * size : number * size],
            facettes=whole.facettes if number == 1 else (),
            palette=_palette(first) if number == 1 and count > 1 else None,
            page=number,
            pages=count,
        )
        for number in range(1, count + 1)
    )


def plain_list(scope: Scope, kind: Kind) -> ListView:
    """Every record of a kind, sorted by title."""
    records = sorted(scope.catalogue.of(kind.name), key=lambda r: r.titre.casefold())
    rows = tuple(Ligne(r.titre, text(r.data, "resume"), scope.fiche(r)) for r in records)
    return ListView(kind.titre, kind.accroche, rows, kind.vide, scope.forge.propose(kind.name))


def _palette(scope: Scope) -> Palette:
    return Palette(
        tuple(MesurePreuve(level, words) for level, words in LABELS.items()),
        (MesureCout(None, UNKNOWN), *(MesureCout(band, words) for band, words in BANDS.items())),
        tuple((term.id, scope.theme(term.id)) for term in scope.catalogue.vocabulary("themes")),
    )


def _facets(scope: Scope, cards: Sequence[Carte]) -> tuple[Facette, ...]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in TITLES}
    for card in cards:
        for name, values in card.facettes:
            counts[name].update(values)
    facets = []
    for name, title in TITLES.items():
        shown = tuple(
            Valeur(identifier, label, counts[name][identifier])
            for identifier, label in _labels(scope, name, counts[name])
            if counts[name][identifier]
        )
        facets.append(Facette(name, title, name in OPEN, shown, NOTES.get(name, "")))
    return tuple(facet for facet in facets if facet.valeurs)


def _labels(scope: Scope, name: str, found: Counter[str]) -> list[tuple[str, str]]:
    """The values of a facet in the order to show them, with their labels."""
    if name in VOCABULARIES:
        return [(term.id, term.titre) for term in scope.catalogue.vocabulary(VOCABULARIES[name])]
    if name == "territoire":
        places = [scope.atlas.territories[code] for code in found]
        places.sort(key=lambda t: (ORDER.index(t.nature), t.sort_key))
        return [(place.code, place.nom) for place in places]
    if name == "taille":
        return [*((str(since), size_label(since)) for since in TOWN_SIZES), (NO_TOWN, "aucune commune nommée")]
    if name == "preuve":
        levels = [(str(n), f"{n} · {LABELS[n]}") for n in range(5, -1, -1)]
        return [*levels, ("nr", "non noté")]
    if name == "cout":
        return [*((str(b), words) for b, words in BANDS.items()), ("inconnu", "non renseigné")]
    if name == "pret":
        return [(str(n), f"{n} oui sur 6") for n in range(6, -1, -1)]
    return [("oui", "oui")]
