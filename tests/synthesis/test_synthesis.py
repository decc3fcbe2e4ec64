"""The catalogues that the bench measures on: valid, always the same, and with words that never stop coming."""

import re
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath

import pytest

from essaim.catalogue import Catalogue, load
from essaim.problem import Severity
from essaim.synthesis import synthetic, write_project
from essaim.synthesis.places import Places
from essaim.validation import all_problems

DAY = date(2026, 11, 26)
SIZE = 60
Files = list[tuple[PurePosixPath, bytes]]


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    return load(root, DAY).catalogue


@pytest.fixture(scope="module")
def fiches(catalogue: Catalogue) -> Files:
    return list(synthetic(catalogue, SIZE, 7))


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("banc") / "projet"
    write_project(root, target, SIZE, seed=7, today=DAY)
    return target


def words(content: bytes) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", content.decode().lower())


def test_a_project_holds_as_many_initiatives_as_asked_and_none_is_at_fault(project, root) -> None:
    loading = load(project, DAY)
    problems = all_problems(loading)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    own = [p for p in problems if p.file.startswith("content/initiatives/") and not (root / p.file).exists()]
    assert len(own) <= SIZE // 10, own[:5]
    assert len(loading.catalogue.initiatives) == SIZE


def test_the_other_kinds_are_the_real_ones_with_the_initiatives_they_name(project, catalogue) -> None:
    found = load(project, DAY).catalogue
    for kind in catalogue.kinds:
        if kind.name != "initiatives":
            assert [record.id for record in found.of(kind.name)] == [record.id for record in catalogue.of(kind.name)]
    real = {record.id for record in catalogue.initiatives} & {record.id for record in found.initiatives}
    assert 0 < len(real) < SIZE // 2
    assert "aucune" in (project / "LISEZ-MOI.txt").read_text("utf-8")


def test_the_same_seed_gives_the_same_files_and_another_seed_others(catalogue, fiches) -> None:
    again = list(islice(synthetic(catalogue, 10_000, 7), SIZE))
    assert again == fiches
    assert not {content for _, content in synthetic(catalogue, 5, 8)} & {content for _, content in fiches}


def test_fiches_have_the_variety_of_the_real_ones(catalogue, fiches) -> None:
    kinds = Counter(path.suffix for path, _ in fiches)
    assert kinds[".md"] > kinds[".yml"] > 0
    sizes = [len(content) for _, content in fiches]
    assert 5_000 < sum(sizes) / len(sizes) < 7_500
    assert max(sizes) > 1.5 * min(sizes)
    text = b"".join(content for _, content in fiches).decode()
    codes = set(re.findall(r'territoire: "(\d[\dAB]\d{3})"', text))
    assert len(codes) > SIZE // 3
    assert all(code in catalogue.territories for code in codes)
    for key in ("replique_de:", "resultats:", "evaluations:", "couts:", "avis:", "repreneur:", "role: reprise"):
        assert key in text, key


def test_words_keep_coming_as_the_catalogue_grows(catalogue) -> None:
    """Twice the fiches, far more than the same words: a vocabulary that saturates would flatter every index."""
    seen: set[str] = set()
    sizes = []
    for number, (_, content) in enumerate(synthetic(catalogue, 240, 7), 1):
        seen.update(words(content))
        if number in (60, 120, 240):
            sizes.append(len(seen))
    early, middle, late = sizes
    assert middle - early > 0.15 * early
    assert late - middle > 0.6 * (middle - early)


def test_a_town_of_one_letter_is_named_at_length(catalogue, monkeypatch) -> None:
    """A catalogue of ten thousand meets Y, in the Somme, and one fault is enough to stop a build."""
    shortest = min((place for place in catalogue.territories if place.population), key=lambda place: len(place.nom))
    monkeypatch.setattr(Places, "town", lambda _: shortest)
    text = b"".join(content for _, content in synthetic(catalogue, 5, 7)).decode()
    assert len(shortest.nom) == 1
    assert f'lieu: "{shortest.nom} (commune)"' in text
    assert f'lieu: "{shortest.nom}"' not in text


def test_a_folder_that_holds_something_else_is_left_alone(root, tmp_path) -> None:
    (tmp_path / "mes-notes.txt").write_text("à garder", "utf-8")
    with pytest.raises(FileExistsError):
        write_project(root, tmp_path, SIZE, seed=7, today=DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mes-notes.txt"]


def test_too_few_initiatives_for_what_the_other_kinds_name_is_refused(root, tmp_path) -> None:
    with pytest.raises(ValueError, match="at least"):
        write_project(root, tmp_path / "projet", 2, seed=7, today=DAY)
