"""The bench judges by its figures alone: a target is held, missed, or said not to have been measured."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lines import Line, growths

PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import lines, report
from pathlib import Path
out = Path(sys.argv[3])
lines.save(out, [lines.Line(**line) for line in json.loads(sys.argv[2])])
found = lines.read(out)
print(json.dumps([[line.verdict, line.ratio, line.remark, report.table([line], 0.5)] for line in found]))
"""
SAID = {"taille": 1000, "ligne": "full build", "unite": "s", "note": "One run."}
AGAINST = {"nom_du_pair": "Hugo", "pair": 4.0}


@pytest.fixture(scope="module")
def judged(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list]:
    """Verdict, ratio, remark and table of each case, from the modules that ``make bench`` runs."""
    cases = {
        "held": {**SAID, **AGAINST, "nous": 4.0, "cible": 1.0},
        "missed": {**SAID, **AGAINST, "nous": 4.1, "cible": 1.0, "borne": "what is written"},
        "no peer": {**SAID, "nous": 4.0, "cible": 1.0, "nom_du_pair": "Hugo"},
        "own": {**SAID, **AGAINST, "nous": 0.9, "cible": 1.0, "sur": "nous"},
        "at least": {**SAID, **AGAINST, "nous": 3.9, "cible": 1.0, "sur": "au moins"},
        "none found": {**SAID, "nous": 0.0, "cible": 1.0, "sur": "au moins", "nom_du_pair": "Pagefind", "pair": 0.0},
        "to read": {**SAID, **AGAINST, "nous": 400.0},
    }
    out = tmp_path_factory.mktemp("banc") / "lignes.json"
    command = [sys.executable, "-c", PROGRAM, str(root / "scripts/bench"), json.dumps(list(cases.values())), str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(zip(cases, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize(
    ("case", "verdict"),
    [
        ("held", "tenu"),
        ("missed", "manqué"),
        ("no peer", "non mesuré"),
        ("own", "tenu"),
        ("at least", "manqué"),
        ("none found", "tenu"),
        ("to read", ""),
    ],
)
def test_a_line_is_judged_by_its_figures_alone(judged, case, verdict) -> None:
    assert judged[case][0] == verdict


def test_a_missed_target_says_what_bounds_it_and_a_held_one_does_not(judged) -> None:
    assert judged["missed"][2] == "One run. Bound by: what is written."
    assert judged["held"][2] == "One run."


def test_the_table_says_figures_ratio_target_machine_and_versions(judged) -> None:
    table = judged["missed"][3]
    assert "| full build | 4.10 s | Hugo 4.00 s | 1.02 | ≤ 1 × | manqué |" in table
    assert "Targets: 0 tenu, 1 manqué, 0 non mesuré." in table
    assert "Machine: " in table
    assert "Hugo" in table.partition("Versions: ")[2]
    assert "Hugo not measured" in judged["no peer"][3]


def test_growth_is_told_from_the_builds_of_the_same_run() -> None:
    """Each size is measured by a process of its own: only the whole run knows two of them."""
    builds = [Line(size, "full build", seconds, "s", "Hugo", 1.0) for size, seconds in ((1000, 20.0), (10_000, 200.0))]
    other = Line(10_000, "rebuild after no change", 1.0, "s")
    [growth] = growths([*builds, builds[0], other])
    assert (growth.taille, growth.ligne, growth.verdict) == (10_000, "growth exponent from 1,000", "tenu")
    assert growth.nous == pytest.approx(1.0)
    assert list(growths(builds[:1])) == []
