"""« Vouliez-vous dire… » helps, or stays silent."""

import pytest

from essaim.schema.suggestions import nearest, plain

NAMES = {"petite-enfance": ("Petite enfance",), "sante": ("Santé",), "tous": ("Tout le monde",), "oeuvre": ()}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Petite enfance", "petite-enfance"),
        ("PETITE_ENFANCE", "petite-enfance"),
        ("santé", "sante"),
        ("snate", "sante"),
        ("tout le monde", "tous"),
        ("œuvre", "oeuvre"),
        ("petite", "petite-enfance"),
        ("pe", None),
        ("xyz", None),
        ("", None),
        ("«»", None),
        ("s" * 100_000, None),
    ],
)
def test_the_nearest_word_is_found_by_id_title_or_beginning(word: str, meant: str | None) -> None:
    assert nearest(word, NAMES) == meant


def test_a_beginning_shared_by_two_words_decides_nothing() -> None:
    assert nearest("abc", {"abc-defghijkl": (), "abc-mnopqrstu": ()}) is None


def test_accents_case_and_spaces_do_not_count() -> None:
    assert plain("  Été à l’Œuvre_2 ") == "ete-a-l-oeuvre-2"
