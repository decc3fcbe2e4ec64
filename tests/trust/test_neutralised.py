"""Everything hostile that is accepted, published in one real site: nothing of it acts, anywhere."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import icalendar
import openpyxl
import pytest
from hostile.payloads import CALL, CANARY
from hostile.site import add_hostile, live_places, skeleton

NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")  # a negative result is a number, and no spreadsheet runs it
FORMULA = (*"=+-@\t\r", "＝", "＋", "－", "＠")


@pytest.fixture(scope="session")
def hostile_site(small_project, fiches, tmp_path_factory) -> tuple[Path, list[str]]:
    """The site, and the addresses of its hostile fiches."""
    folder = small_project(tmp_path_factory.mktemp("hostile") / "depot")
    paths = add_hostile(folder, fiches)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ESSAIM_DATE": "2030-01-01"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site", [path.removeprefix("content/").rpartition(".")[0] + "/" for path in paths]


@pytest.fixture(scope="module")
def trees(hostile_site) -> dict[str, ElementTree.Element]:
    site, _ = hostile_site
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        found[path.relative_to(site).as_posix()] = parser.parse(path.read_text(encoding="utf-8"))
    return found


def test_every_hostile_fiche_has_its_page_and_shows_its_text(hostile_site, trees, told) -> None:
    _, addresses = hostile_site
    assert len(addresses) >= 100
    silent = [a for a in addresses if CANARY not in "".join(trees[f"{a}index.html"].itertext())]
    assert len(silent) < len(addresses) / 10  # some payloads hold no canary, or only in the target of a dropped link
    told(f"site hostile : {len(addresses)} fiches publiées, {len(trees)} pages lues, aucun canari vivant")


def test_no_canary_is_live_in_any_page(trees) -> None:
    assert {name: found for name, tree in trees.items() if (found := list(live_places(tree)))} == {}


def test_the_search_for_canaries_finds_live_ones() -> None:
    """A search that sees nothing would find nothing either: each place it looks at, once."""
    for html in (
        f"<script>{CALL}</script>", f"<img src=x onerror={CALL}>", f"<a href='java\nscript:{CALL}'>x</a>",
        "<base href=/x>",
        f"<img src=//{CANARY}.example/x>", f"<p id={CANARY}>", f"<style>{CANARY}</style>", "<iframe srcdoc=x></iframe>",
        "<meta http-equiv=refresh content=0>", f"<form action=javascript:{CALL}>", f"<p><!--{CANARY}-->", "<p style=x>",
    ):  # fmt: skip
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        assert list(live_places(parser.parse(html))), html


def test_the_skeleton_of_hostile_pages_is_that_of_the_others(hostile_site, trees) -> None:
    _, addresses = hostile_site
    for kind in {address.split("/")[0] for address in addresses}:
        shapes = {a: skeleton(trees[f"{a}index.html"]) for a in addresses if a.startswith(f"{kind}/")}
        assert len({tuple(shape) for shape in shapes.values()}) == 1, kind
    for address in addresses:
        tree = trees[f"{address}index.html"]
        assert [sum(1 for _ in tree.iter(tag)) for tag in ("h1", "main", "title")] == [1, 1, 1], address


def test_tables_start_no_formula(hostile_site) -> None:
    site, _ = hostile_site
    for path in sorted(site.rglob("*.csv")):
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        started = [cell for row in rows for cell in row if cell.startswith(FORMULA)]
        assert [cell for cell in started if not NUMBER.fullmatch(cell)] == [], path.name
    for path in sorted(site.rglob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path):
            assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_json_is_strict_and_feeds_and_calendar_hold_what_they_must(hostile_site) -> None:
    site, addresses = hostile_site
    for path in [*site.rglob("*.json"), *site.rglob("*.geojson")]:
        json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    atom = "{http://www.w3.org/2005/Atom}"
    for path in site.rglob("*.xml"):
        tree = ElementTree.parse(path).getroot()
        if tree.tag == f"{atom}feed":
            assert not [n.get("href") for n in tree.iter(f"{atom}link") if CANARY in n.get("href", "")]
            assert {node.tag for node in tree.iter()} <= {
                atom + name for name in ("feed", "id", "title", "updated", "link", "author", "name", "rights", "entry",
                                         "published", "category", "summary")
            }  # fmt: skip
    calendar = icalendar.Calendar.from_ical((site / "rencontres.ics").read_bytes())
    meetings = [a for a in addresses if a.startswith("rencontres/")]
    events = [event for event in calendar.walk("VEVENT") if "/rencontres/" in str(event.get("url", ""))]
    assert len(events) == len(meetings)
    assert not [event for event in calendar.walk() if any("ATTACH" in str(key) for key in event)]


def test_a_browser_runs_nothing_and_asks_nobody(hostile_site, page) -> None:
    """``page`` fails on any script error, violation of the policy or request to another host."""
    _, addresses = hostile_site
    page.add_init_script(f"window.{CANARY} = () => console.error('le canari a chanté');")
    sample = [*addresses[::8], "initiatives/", "territoires/fr-38/", f"initiatives/?q={CANARY}", "donnees/"]
    for address in sample:
        page.goto(address)
        page.wait_for_load_state("load")
        assert page.locator("main").count() == 1
