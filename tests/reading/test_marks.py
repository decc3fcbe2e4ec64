"""Every value and every key knows its line and column in the whole file, in both forms."""

from pathlib import PurePosixPath

import pytest

from essaim.problem import DataPath, Mark
from essaim.reading import Marks, read_text

YAML = """\
# commentaire
titre: "Été à <Paris>"
porteur:
  nom: Ville
  site:
implantations:
  - territoire: "38"
    depuis: 2014

  -
    territoire: FR-2A
themes: [a, é, {id: c}]
publics:
- x
reponse: |
  Une ligne.
""".replace("<Paris>", "Paris")

VALUES: dict[DataPath, tuple[int, int]] = {
    (): (2, 1),
    ("titre",): (2, 8),
    ("porteur",): (4, 3),
    ("porteur", "nom"): (4, 8),
    ("porteur", "site"): (5, 8),
    ("implantations",): (7, 3),
    ("implantations", 0): (7, 5),
    ("implantations", 0, "territoire"): (7, 17),
    ("implantations", 0, "depuis"): (8, 13),
    ("implantations", 1): (11, 5),
    ("implantations", 1, "territoire"): (11, 17),
    ("themes",): (12, 9),
    ("themes", 0): (12, 10),
    ("themes", 1): (12, 13),
    ("themes", 2): (12, 16),
    ("themes", 2, "id"): (12, 21),
    ("publics",): (14, 1),
    ("publics", 0): (14, 3),
    ("reponse",): (15, 10),
}
KEYS: dict[DataPath, tuple[int, int]] = {
    ("titre",): (2, 1),
    ("porteur",): (3, 1),
    ("porteur", "nom"): (4, 3),
    ("porteur", "site"): (5, 3),
    ("implantations",): (6, 1),
    ("implantations", 0, "territoire"): (7, 5),
    ("implantations", 0, "depuis"): (8, 5),
    ("implantations", 1, "territoire"): (11, 5),
    ("themes",): (12, 1),
    ("themes", 2, "id"): (12, 17),
    ("publics",): (13, 1),
    ("reponse",): (15, 1),
}


def marks_of(text: str, name: str) -> Marks:
    reading = read_text(text.encode(), PurePosixPath(name))
    assert reading.problems == ()
    assert reading.document is not None
    return reading.document.marks


@pytest.mark.parametrize(("name", "text", "shift"), [("a.yml", YAML, 0), ("a.md", f"---\n{YAML}---\n", 1)])
def test_every_value_and_key_has_its_place(name, text, shift):
    marks = marks_of(text, name)
    assert marks.values == {path: (line + shift, column) for path, (line, column) in VALUES.items()}
    assert marks.keys == {path: (line + shift, column) for path, (line, column) in KEYS.items()}
    assert marks.of(("porteur", "nom")) == Mark(4 + shift, 8)
    assert marks.key(("porteur", "nom")) == Mark(4 + shift, 3)


def test_windows_line_ends_and_a_byte_order_mark_do_not_shift_the_places():
    assert marks_of("\ufeff" + YAML.replace("\n", "\r\n"), "a.yml") == marks_of(YAML, "a.yml")


def test_an_absent_path_leads_to_its_nearest_ancestor():
    marks = marks_of(YAML, "a.yml")
    assert marks.of(("porteur", "type")) == Mark(4, 3)
    assert marks.key(("porteur", "type")) == Mark(4, 3)
    assert marks.of(("absente", 3, "x")) == Mark(2, 1)
    assert marks.key(("implantations", 1)) == Mark(11, 5)


def test_the_recit_of_a_markdown_file_starts_on_its_first_line_with_text():
    marks = marks_of("---\ntitre: a\n---\n\n\nUn récit.\n", "a.md")
    assert marks.of(("recit",)) == marks.key(("recit",)) == Mark(6, 1)
