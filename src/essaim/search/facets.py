"""The data file of the catalogue's facets: what filters, counts and sorts in the browser, without any text of a fiche.

It is fetched at the reader's first gesture on a facet, or at once for an address that holds a state. Columns stand in
the order of titles. A facet's distinct sets of values are written once (``jeux``), each fiche naming its own by number.
The territories come as a tree, so that « within », « above » and « near » are computed and ancestors not repeated.
"""

from collections.abc import Mapping, Sequence

from essaim.search.wire import compact
from essaim.territories import TOWN_SIZES, Territories, Territory
from essaim.typography import french
from essaim.views.cards import Carte
from essaim.views.lists import CatalogueView, Facette

ANSWERS = {"oui": "o", "non": "n", "inconnu": "i"}
PLACES = "territoire"


def write_facets(pages: Sequence[CatalogueView], territories: Territories, numbers: Mapping[str, int]) -> bytes:
    """The file, in JSON, for the ``pages`` of the catalogue in order (the first has the facets).

    ``numbers`` gives the document number of a page in the search index, by address.
    """
    cards = [card for page in pages for card in page.cartes]
    facets = pages[0].facettes
    data = {
        "fiches": [card.id for card in cards],
        "documents": [numbers[f"initiatives/{card.id}/"] for card in cards],
        "verifie_le": [int(card.verifie_le.replace("-", "") or 0) for card in cards],
        "reprises": [card.nombre_reprises for card in cards],
        "reponses": ["".join(ANSWERS[answer] for answer in card.reponses) for card in cards],
        "tailles": TOWN_SIZES,
        "facettes": [_facet(facet, cards) for facet in facets if facet.id != PLACES],
        "territoires": _territories(cards, territories),
    }
    return compact(data).encode()


def _facet(facet: Facette, cards: Sequence[Carte]) -> dict[str, object]:
    ranks = {value.id: rank for rank, value in enumerate(facet.valeurs)}
    # In the fiche's own order: the first theme is the one its card shows.
    sets = [tuple(ranks[value] for value in dict.fromkeys(dict(card.facettes)[facet.id])) for card in cards]
    return {
        "id": facet.id,
        "libelle": french(facet.libelle),
        "valeurs": [value.id for value in facet.valeurs],
        "libelles": [french(value.libelle) for value in facet.valeurs],
        **_columns(sets),
    }


def _territories(cards: Sequence[Carte], territories: Territories) -> dict[str, object]:
    """The places that fiches name, all they lie in, and every French region and department, parents before children."""
    codes = {code for card in cards for code in card.lieux}
    codes |= {place.code for place in (*territories.regions, *territories.departments)}
    above = {code: territories.ancestors(code) for code in codes}
    for ancestors in tuple(above.values()):
        above |= {ancestor.code: territories.ancestors(ancestor.code) for ancestor in ancestors}
    places = sorted((territories[code] for code in above), key=lambda place: _height(place, above))
    ranks = {place.code: rank for rank, place in enumerate(places)}
    sets = [tuple(sorted(ranks[code] for code in card.lieux)) for card in cards]
    return {
        "valeurs": [place.code for place in places],
        "libelles": [place.nom for place in places],
        "parents": [[ranks[parent] for parent in place.parents if parent in ranks] for place in places],
        **_columns(sets),
    }


def _height(place: Territory, above: Mapping[str, Sequence[Territory]]) -> tuple[int, str]:
    return len(above[place.code]), place.sort_key


def _columns(sets: Sequence[tuple[int, ...]]) -> dict[str, object]:
    """Each distinct set once, and the number of each fiche's own."""
    numbers = {distinct: number for number, distinct in enumerate(sorted(set(sets)))}
    return {"jeux": [list(distinct) for distinct in numbers], "fiches": [numbers[own] for own in sets]}
