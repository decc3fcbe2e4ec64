"""What people write for a place leads to it: « vouliez-vous dire… »."""

import pytest

from essaim.territories import Territories
from essaim.territories.names import folded


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Isère", "FR-38"),
        ("ISERE", "FR-38"),
        ("l'Isère", "FR-38"),
        ("38", "FR-38"),
        ("FR-038", "FR-38"),
        ("fr 38", "FR-38"),
        ("2a", "FR-2A"),
        ("1", "FR-01"),
        ("974", "FR-974"),
        ("Réunion", "FR-974"),
        ("75C", "FR-75"),
        ("HDF", "FR-HDF"),
        ("Hauts de France", "FR-HDF"),
        ("Nord-Pas-de-Calais", "FR-HDF"),
        ("fr-npc", "FR-HDF"),
        ("1001", "01001"),
        ("38000", "38185"),
        ("75101", "75056"),
        ("Grenobl", "38185"),
        ("Fort-Mardyck", "59183"),
        ("grenoble alpes metropole", "200040715"),
        ("Grésivaudan", "200018166"),
        ("quebec", "CA-QC"),
        ("CA-QB", "CA-QC"),
        ("Bangladech", "BD"),
        ("Grande-Bretagne et Irlande", None),
        ("marais du cotentin", "pnr:marais-du-cotentin-et-du-bessin"),
        ("pnr:marais-cotentin-bessin", "pnr:marais-du-cotentin-et-du-bessin"),
        ("xxxx", None),
        ("", None),
        ("   ", None),
    ],
)
def test_the_likeliest_place_comes_first(territories: Territories, text: str, code: str | None) -> None:
    suggested = territories.suggest(text)
    assert (suggested[0].code if suggested else None) == code


def test_no_more_places_than_asked_and_each_once(territories: Territories) -> None:
    for text in ("Saint-Denis", "38", "FR-HDX", "Sainte-Colombe"):
        suggested = territories.suggest(text, 2)
        assert len(suggested) <= 2
        assert len({place.code for place in suggested}) == len(suggested)


def test_a_name_gives_every_place_so_called_the_largest_first(territories: Territories) -> None:
    assert [place.code for place in territories.named("paris")] == ["FR-75", "75056"]
    assert [place.code for place in territories.named("Saint-Denis")][:2] == ["97411", "93066"]
    assert territories.named("Nulle-Part") == ()


def test_typing_a_commune_or_a_postal_code_finds_it(territories: Territories) -> None:
    assert territories.starting_with("guera")[0].nom == "Guérande"
    assert territories.starting_with("gueret")[0].code == "23096"
    assert territories.starting_with("23000")[0].code == "23096"
    assert territories.starting_with("") == ()
    assert len(territories.starting_with("saint", 5)) == 5


def test_every_commune_is_found_by_its_own_name(territories: Territories) -> None:
    for commune in territories.children("FR-38"):
        assert commune in territories.named(commune.nom)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("  ÎLE-DE-FRANCE ", "ile de france"),
    ],
)
def test_folding_keeps_letters_and_digits_only(text: str, key: str) -> None:
    assert folded(text) == key
