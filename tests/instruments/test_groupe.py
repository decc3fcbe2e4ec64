"""The group of sites and its one file: what the fiche says, and blanks for what it does not."""

import json
from dataclasses import replace

import pytest

from essaim.levels import groupe
from essaim.levels.pret import QUESTIONS
from essaim.views.fiche import fiche
from essaim.views.fiche.pool import STATES
from essaim.views.instruments.dossier import dossier_data


def place(**data) -> dict:
    return {"territoire": "FR-38", "role": "reprise", "statut": "active", **data}


@pytest.mark.parametrize(
    ("places", "state"),
    [
        ([], "aucun"),
        ([place(), place(statut="en-projet")], "aucun"),
        ([place(statut="option")], "ouvert"),
        ([place(statut="option"), place(statut="pilote")], "a-l-essai"),
        ([place(statut="pilote")], "aucun"),  # a town that tries for itself: the schema's own words of « pilote »
        ([place(statut="pilote"), place(statut="pilote")], "aucun"),
        ([place(statut="option", chef_de_file=True)], "mene"),
        ([place(statut="option", chef_de_file=True), place(statut="option")], "a-l-essai"),
        ([place(chef_de_file=True), place(statut="en-projet")], "a-l-essai"),
    ],
)
def test_the_state_of_the_group_follows_its_places(places, state) -> None:
    assert groupe({"implantations": places}).etat == state


def test_each_site_is_counted_under_what_it_is() -> None:
    found = groupe(
        {
            "implantations": [
                place(),
                place(statut="option"),
                place(statut="pilote", chef_de_file=True),
                place(statut="en-projet"),
            ]
        }
    )
    assert (found.options, found.pilotes, found.projets, found.chefs_de_file) == ((1,), (2,), (3,), (2,))


def test_every_initiative_has_a_file_that_says_what_the_fiche_says_and_no_more(scope, catalogue) -> None:
    for record in catalogue.initiatives:
        data = json.loads(json.dumps(dossier_data(scope, record), allow_nan=False))
        assert data["fiche"]["titre"] == record.titre
        assert data["fiche"].get("modelisation") == record.data.get("modelisation")
        assert list(data["fiche"]["pret_a_essaimer"]["reponses"]) == list(QUESTIONS)
        assert blanks(data["a_remplir"]) == {None}


def blanks(value) -> set:
    """Every leaf of what the group fills: nothing is filled for it."""
    if isinstance(value, dict):
        return set().union(*(blanks(inner) for inner in value.values()))
    return set().union(*(blanks(inner) for inner in value)) if isinstance(value, list) else {value}


def test_a_town_that_tries_alone_is_not_said_to_try_for_a_group(scope, catalogue) -> None:
    record = catalogue.get("initiatives", "accorderie-france")
    places = [*record.data["implantations"], place(territoire="23096", statut="pilote")]
    shown = fiche(scope, replace(record, data={**record.data, "implantations": places})).essaimage.groupe
    assert "groupe reste à former" in shown.phrase
    assert shown.comptes.startswith("1 site pilote")


def test_a_fiche_tells_its_group_in_words_and_names_its_sites(scope, catalogue) -> None:
    record = catalogue.get("initiatives", "accorderie-france")
    places = [
        *record.data["implantations"],
        place(territoire="FR-23", statut="pilote", chef_de_file=True),
        place(territoire="23096", statut="option"),
        place(territoire="FR-19", statut="option"),
    ]
    shown = fiche(scope, replace(record, data={**record.data, "implantations": places})).essaimage.groupe
    assert shown.phrase == STATES["a-l-essai"]
    assert shown.comptes.startswith("1 chef de file, 1 site pilote, 2 options")
    assert [lieu.territoires[0].libelle for lieu in shown.sites][-3:] == ["Creuse", "Guéret", "Corrèze"]
    assert shown.dossier == "initiatives/accorderie-france/dossier/"
