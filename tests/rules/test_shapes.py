"""Rules run on faulty fiches too: whatever a value is replaced by, no rule raises."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hostile.fiches import with_value

from essaim.catalogue import Catalogue, load
from essaim.problem import Severity
from essaim.rules import RULES, Rule

ROOT = Path(__file__).resolve().parent.parent.parent
ODD = (None, True, -1, 1e300, "", "x", "é" * 300, [], [None], [[]], {}, {"x": None}, {"id": {}}, [{"source": []}])


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The valid examples laid out as folders, all in one catalogue."""
    home = tmp_path_factory.mktemp("formes")
    for name in ("schemas", "data"):
        (home / name).symlink_to(ROOT / name, target_is_directory=True)
    for example in sorted((ROOT / "tests/examples/valid").iterdir()):
        if example.is_dir():
            shutil.copytree(example, home / "content", dirs_exist_ok=True)
        else:
            (home / "content/initiatives").mkdir(parents=True, exist_ok=True)
            shutil.copy(example, home / "content/initiatives")
    return load(home, date(2026, 11, 23)).catalogue


def misshapen(catalogue: Catalogue) -> Iterator[Catalogue]:
    """The catalogue with one value of each record replaced, for every value in turn and every odd one."""
    places = [(record, list(paths(record.data))) for record in catalogue]
    rounds = max(len(of) for _, of in places)
    for turn in range(rounds):
        for odd in ODD if turn < 4 else (ODD[turn % len(ODD)], ODD[(turn * 5 + 3) % len(ODD)]):
            records = {kind: dict(each) for kind, each in catalogue.records.items()}
            for record, of in places:
                records[record.kind][record.id] = replace(record, data=with_value(record.data, of[turn % len(of)], odd))
            yield replace(catalogue, records=records)


def paths(value, path=()) -> Iterator[tuple]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_shape_makes_a_rule_fail(rule: Rule, catalogue) -> None:
    for each in misshapen(catalogue):
        for problem in rule.check(each):
            assert problem.rule == rule.id
            assert problem.severity in Severity
            assert problem.line >= 1
            assert problem.message.endswith(".")
