"""Mesure le site construit : accessibilité (axe), rapidité (Lighthouse), poids, pages imprimées. Écrit des tableaux.

Demande ce que demandent les tests (Chromium, node), et Lighthouse dans « tests/audit/ ». Code de sortie : 0 si les
seuils de l’issue 4 sont tenus, 1 sinon, 2 si la commande est mal écrite.
"""

import argparse
import json
import os
import re
import runpy
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from chromium_path import FLAGS, MISSING, chromium_path

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = ROOT / "tests/audit/node_modules/lighthouse/cli/index.js"
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MEASURES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight")
WHOLE = ("tests/browser/test_accessibility.py", "tests/browser/test_print.py", "tests/browser/test_weight.py")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; ``site`` must be built."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="le site construit (site/)")
    options = parser.parse_args(argv)
    if not (options.site / "index.html").is_file():
        parser.error(f"pas de site dans {options.site} : lancez « make site »")
    chromium = chromium_path()
    if chromium is None:
        parser.error(MISSING)
    fast = lighthouse_table(options.site, chromium)
    return int(not (checks_table() and fast))


def checks_table() -> bool:
    """Print, test by test, how many of its cases hold, every width and scheme included; whether all of them do."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", f"--junit-xml={report}", *WHOLE]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "ESSAIM_AUDIT": "1"}, check=False)
        cases = list(ElementTree.parse(report).iter("testcase"))
    tried = Counter(_column(case.get("name", "")) for case in cases)
    failed = Counter(_column(case.get("name", "")) for case in cases if len(case))
    print("\n| vérification | cas | en faute |\n|---|---|---|")
    for name, count in sorted(tried.items()):
        print(f"| {name} | {count} | {failed[name]} |")
    return done.returncode == 0


def _column(case: str) -> str:
    """The test's name, and for those of axe the width and the scheme: ``test_x[brac-320-light]`` → ``x, 320 light``."""
    name, _, values = case.removeprefix("test_").partition("[")
    sight = re.search(r"(\d+)-(light|dark)", values)
    return name.replace("_", " ") + (f", {sight[1]} {sight[2]}" if sight else "")


def lighthouse_table(site: Path, chromium: str) -> bool:
    """Print Lighthouse's scores (mobile) for a page of each kind measured; whether each is at its floor or above."""
    kinds = yaml.safe_load((ROOT / "tests/browser/pages.yml").read_text("utf-8"))
    serving = runpy.run_path(str(ROOT / "tests/browser/server.py"))["serving"]
    print("| page | " + " | ".join((*FLOORS, *MEASURES)) + " |")
    print("|---" * (1 + len(FLOORS) + len(MEASURES)) + "|")
    held = True
    with serving(site) as address:
        for kind in kinds["mesurees"]:
            report = lighthouse(address + kinds["sortes"][kind], chromium)
            scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in FLOORS}
            shown = [str(report["audits"][name].get("displayValue", "?")).replace("\xa0", " ") for name in MEASURES]
            print(f"| {kind} | " + " | ".join([*map(str, scores.values()), *shown]) + " |", flush=True)
            held &= all(scores[name] >= floor for name, floor in FLOORS.items())
    return held


def lighthouse(url: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report on ``url``, as its JSON says it; raises CalledProcessError when it cannot run."""
    options = ("--output=json", "--quiet", f"--only-categories={','.join(FLOORS)}", f"--chrome-flags={' '.join(FLAGS)}")
    command = ["node", str(LIGHTHOUSE), url, *options]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


if __name__ == "__main__":
    sys.exit(main())
