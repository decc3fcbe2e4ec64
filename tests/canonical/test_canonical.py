"""The canonical form: keys in order, comments and values kept, the same bytes the second time."""

from pathlib import Path, PurePosixPath

import pytest

from essaim.canonical import CanonicalError, canonical
from essaim.reading import read_text
from essaim.schema import Schemas

PATH = PurePosixPath("content/initiatives/essai.md")
SHUFFLED = """---
# Relu par le réseau
resume: 'Une phrase.'
titre: Essai # le nom d’usage
sources:
  - url: https://exemple.org/
    id: s1   # la seule
    titre: Page
themes: [logement-energie]
verifie_le: '2026-11-23'
---


Un récit.
"""


@pytest.fixture(scope="module")
def schemas(root: Path) -> Schemas:
    return Schemas.load(root)


def test_keys_take_the_order_of_the_schema(schemas: Schemas) -> None:
    written = canonical(schemas, PATH, SHUFFLED.encode()).decode()
    tops = [line.partition(":")[0] for line in written.splitlines() if line[:1].isalpha() and ":" in line]
    assert tops == ["titre", "resume", "themes", "sources", "verifie_le"]
    assert written.index("    titre: Page") > written.index("id: s1")


def test_comments_and_values_are_kept(schemas: Schemas) -> None:
    written = canonical(schemas, PATH, SHUFFLED.encode())
    for comment in ("# Relu par le réseau", "# le nom d’usage", "# la seule"):
        assert comment.encode() in written
    before, after = read_text(SHUFFLED.encode(), PATH), read_text(written, PATH)
    assert before.document is not None
    assert after.document is not None
    assert before.document.data == after.document.data


def test_quotes_are_double_and_the_narrative_keeps_one_blank_line(schemas: Schemas) -> None:
    written = canonical(schemas, PATH, SHUFFLED.encode()).decode()
    assert 'verifie_le: "2026-11-23"' in written
    assert written.endswith("---\n\nUn récit.\n")


def test_windows_line_ends_and_byte_order_mark_go(schemas: Schemas) -> None:
    windows = ("\ufeff" + SHUFFLED).replace("\n", "\r\n").encode()
    assert canonical(schemas, PATH, windows) == canonical(schemas, PATH, SHUFFLED.encode())


def test_the_second_time_changes_nothing(schemas: Schemas) -> None:
    once = canonical(schemas, PATH, SHUFFLED.encode())
    assert canonical(schemas, PATH, once) == once


def test_a_yml_file_gains_the_line_that_gives_editors_their_completion(schemas: Schemas) -> None:
    path = PurePosixPath("content/initiatives/essai.yml")
    written = canonical(schemas, path, b"titre: Essai\n").decode()
    assert written.startswith("# yaml-language-server: $schema=../../schemas/initiatives.schema.json\n")
    assert canonical(schemas, path, written.encode()).decode() == written


def test_a_file_that_cannot_be_read_is_refused(schemas: Schemas) -> None:
    with pytest.raises(CanonicalError, match=r"validate\.py"):
        canonical(schemas, PATH, b"---\ntitre: [\n---\n")


def test_every_real_file_is_in_canonical_form(root: Path, schemas: Schemas) -> None:
    files = [p for p in (root / "content").glob("*/*.*") if p.suffix in (".md", ".yml") and p.parent.name != "pages"]
    assert files
    for file in files:
        path = PurePosixPath(file.relative_to(root).as_posix())
        assert canonical(schemas, path, file.read_bytes()) == file.read_bytes(), path
