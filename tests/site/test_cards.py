"""The cards of the catalogue: what a reader judges a fiche by before opening it."""

import json
import re
from pathlib import Path

import pytest

from essaim.typography import french, nombre
from essaim.views.lists import NOTES

PLANNED = {"en-projet", "option"}


@pytest.fixture(scope="module")
def cards(documents, html) -> dict[str, str]:
    """The words of each card of the catalogue, by the id of its fiche."""
    return {
        card.get("data-fiche"): html["text"](card)
        for name, page in documents.items()
        if re.fullmatch(r"initiatives/(page/\d+/)?index.html", name)
        for card in page.all("article", class_="carte")
    }


def test_a_card_says_how_many_people_live_in_its_smallest_and_largest_town(catalogue, cards) -> None:
    """Only communes and intercommunal bodies where it is or was: a department is no town, and a plan is not yet."""
    with_towns = 0
    for record in catalogue.initiatives:
        ran = [place for place in record.data["implantations"] if place["statut"] not in PLANNED]
        codes = {code for place in ran for code in (place["territoire"], *place.get("autres_territoires", ()))}
        places = [catalogue.territories.resolve(code) for code in codes]
        towns = sorted((t.population, t.nom) for t in places if t.nature in {"commune", "epci"} and t.population)
        assert ("Taille des communes" in cards[record.id]) == bool(towns), record.id
        for count, name in (towns[:1] + towns[-1:]) if towns else ():
            assert re.search(rf"{nombre(count)}( habitants)? \({re.escape(french(name))}\)", cards[record.id]), (
                record.id
            )
        with_towns += bool(towns)
    assert with_towns > 20


def test_the_facet_of_sizes_says_the_vintage_of_its_populations(root: Path) -> None:
    vintage = json.loads((root / "data/territoires/millesime.json").read_text("utf-8"))
    assert f"code officiel géographique {vintage['cog']}" in NOTES["taille"]


def test_a_card_says_an_amount_where_one_is_known(catalogue, cards) -> None:
    said = 0
    for record in catalogue.initiatives:
        costs = record.data.get("modelisation", {}).get("couts", {})
        spent = [entry for line, entries in costs.items() if line != "couts_evites" for entry in entries]
        known = [e for e in spent if "montant" in e and not {"prevision", "incertain"} & set(e.get("reserves", ()))]
        words = cards[record.id].partition("par bénéficiaire")[2]
        assert any(nombre(entry["montant"]) in words for entry in known) == bool(known), record.id
        said += bool(known)
    assert said > 20


def test_a_fiche_that_replicates_another_is_not_its_own_taker(catalogue, cards) -> None:
    seen = 0
    for record in catalogue.initiatives:
        for parent in record.data.get("replique_de", ()):
            title = french(catalogue.get("initiatives", parent).titre)
            assert title in cards[record.id], record.id
            own = [p for p in record.data["implantations"] if p["role"] == "reprise" and p["statut"] not in PLANNED]
            assert bool(re.search(r"reprise dans \d", cards[record.id])) == bool(own), record.id
            seen += 1
    assert seen
