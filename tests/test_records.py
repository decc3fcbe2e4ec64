"""A record answers for its data without trusting its shape, and says where each value stands."""

from pathlib import PurePosixPath

import pytest

from essaim.problem import Severity
from essaim.reading import read_text
from essaim.records import Record

TEXT = """\
titre: Croc la vie
themes:
  - petite-enfance
  - 12
implantations:
  - territoire: "FR-59"
  - statut: active
  - territoire:
      - "FR-62"
"""


@pytest.fixture
def record() -> Record:
    reading = read_text(TEXT.encode(), PurePosixPath("content/initiatives/croc-la-vie.yml"))
    return Record.of("initiatives", reading.document)


def test_the_id_is_the_name_of_the_file(record) -> None:
    assert (record.kind, record.id, record.titre) == ("initiatives", "croc-la-vie", "Croc la vie")


def test_a_record_without_a_title_goes_by_its_id() -> None:
    reading = read_text(b"themes: []\n", PurePosixPath("content/initiatives/sans-titre.yml"))
    assert Record.of("initiatives", reading.document).titre == "sans-titre"


def test_values_are_walked_whatever_their_shape(record) -> None:
    found = list(record.items("implantations", "*", "territoire"))
    assert found == [(("implantations", 0, "territoire"), "FR-59"), (("implantations", 2, "territoire"), ["FR-62"])]
    assert list(record.texts("implantations", "*", "territoire")) == found[:1]
    assert list(record.texts("themes", "*")) == [(("themes", 0), "petite-enfance")]
    for pattern in (("titre", "*"), ("absent",), ("themes", "cle"), ("implantations", "*", "*")):
        assert list(record.items(*pattern)) == []


def test_leaves_are_every_scalar_with_its_path(record) -> None:
    assert dict(record.leaves()) == {
        ("titre",): "Croc la vie",
        ("themes", 0): "petite-enfance",
        ("themes", 1): 12,
        ("implantations", 0, "territoire"): "FR-59",
        ("implantations", 1, "statut"): "active",
        ("implantations", 2, "territoire", 0): "FR-62",
    }


def test_a_problem_stands_where_the_value_does(record) -> None:
    problem = record.problem(("implantations", 0, "territoire"), "regle", "Quoi ?", "Comment ?", Severity.WARNING)
    assert (problem.file, problem.line, problem.column) == ("content/initiatives/croc-la-vie.yml", 6, 17)
    assert (problem.path, problem.severity) == ("implantations[0].territoire", Severity.WARNING)
    assert (problem.message, problem.hint) == ("Quoi\u202f?", "Comment\u202f?")
