"""Every shortcut taken for speed gives what the long way gives: on fiches, on examples, and on what would harm them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath

import pytest
from hostile.cases import Case
from hostile.fiches import Fiche
from hostile.mutations import mutations
from hostile.variants import sampled, variants

from essaim.reading import Document, read_strictly, read_text
from essaim.reading.plainform import plain_form
from essaim.schema import Schemas

DAMAGED = 300  # files damaged by chance


@pytest.fixture(scope="module")
def schemas(root: Path) -> Schemas:
    return Schemas.load(root)


@pytest.fixture(scope="module")
def cases(examples: list[Fiche], fiches: list[Fiche]) -> list[Case]:
    """What the tests of trust judge: the variants of an example, some of every fiche, and damage by chance."""
    return [
        *chain.from_iterable(variants(example) for example in examples),
        *sampled(fiches, 60),
        *mutations(fiches, DAMAGED),
    ]


def written(root: Path, cases: Sequence[Case]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every file at hand, sound or not, by the path that it has or stands for."""
    for path in sorted((root / "content").glob("*/*")) + sorted((root / "tests/examples").rglob("*")):
        if path.suffix in (".md", ".yml") and path.parent.name != "pages":
            kind = (
                path.parent.name if (root / "schemas" / f"{path.parent.name}.schema.json").exists() else "initiatives"
            )
            yield PurePosixPath("content", kind, path.name), path.read_bytes()
    yield from ((PurePosixPath(case.path), case.content) for case in cases)


@pytest.fixture(scope="module")
def documents(root: Path, cases: list[Case], schemas: Schemas) -> list[tuple[str, Document]]:
    read = ((path.parent.name, read_text(raw, path).document) for path, raw in written(root, cases))
    return [(kind, document) for kind, document in read if document and kind in schemas.kinds]


def test_the_gate_and_the_reference_agree_on_every_file(
    schemas: Schemas, documents: list[tuple[str, Document]]
) -> None:
    refused = 0
    for kind, document in documents:
        problems = schemas.refused(kind, document)
        assert bool(schemas.check(kind, document)) is bool(problems), document.path
        refused += bool(problems)
    assert refused > 300
    assert len(documents) - refused > 300


def test_the_quick_reader_gives_what_the_strict_one_gives_on_every_file(root: Path, cases: list[Case]) -> None:
    quick = slow = 0
    for path, raw in written(root, cases):
        plain = plain_form(raw, path.suffix)
        strict = read_strictly(raw, path)
        if plain is None:
            slow += 1
        else:
            quick += 1
            assert strict.document, (path, raw)
            assert not strict.problems, (path, raw)
            assert repr(plain) == repr((strict.document.data, strict.document.body)), (path, raw)  # 1 is not true
        assert read_text(raw, path) == strict
    assert quick > 300
    assert slow > 1000


def test_every_real_fiche_is_read_quickly(root: Path) -> None:
    paths = [path for path in sorted((root / "content").glob("*/*")) if path.suffix in (".md", ".yml")]
    slow = [
        path.name for path in paths if path.parent.name != "pages" and not plain_form(path.read_bytes(), path.suffix)
    ]
    assert len(slow) <= len(paths) // 20, slow
