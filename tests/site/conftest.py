"""The built site as a browser's parser reads it (html5lib), beside the content it was made from."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from essaim.catalogue import Catalogue, load
from essaim.records import Record
from essaim.site.build import Build, Place
from essaim.site.served import Served
from essaim.site.shells import SLOTS
from essaim.synthesis import write_project
from essaim.views.scope import Forge

HERE = Path(__file__).parent
TODAY = date(2026, 11, 26)
FORGE = Forge("https://forge.invalid/depot", "main")
EDIT = "https://github.com/essaim/essaim/edit/main/"
UNSEEN = ("script", "style", "template", "noscript")
VERBATIM = (*UNSEEN, "code", "pre", "kbd")


@dataclass(frozen=True, eq=False)
class Document:
    """One page: ``name`` is its file relative to the site, ``root`` its tree, ``raw`` its bytes as text."""

    name: str
    raw: str
    root: Element

    @property
    def address(self) -> str:
        """The address relative to the site's root, empty for the home page."""
        return self.name.removesuffix("index.html")

    @property
    def framed(self) -> bool:
        """Whether it is made to stand within another site's page: it then has no skeleton (test_embedding.py)."""
        return self.address.startswith("initiatives/") and self.address.endswith("/carte/")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of the page."""
        return frozenset(node.attrib["id"] for node in self.root.iter() if "id" in node.attrib)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of this tag that has these attributes (``class_`` and ``data_x`` for class and data-x)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [n for n in self.root.iter(tag) if all(n.attrib.get(name) == value for name, value in wanted.items())]

    def one(self, tag: str, **attributes: str) -> Element:
        """The one element of this tag that has these attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{self.name}: {len(found)} <{tag}> {attributes}"
        return found[0]

    def section(self, anchor: str) -> Element:
        """The section that the heading ``anchor`` names."""
        return self.one("section", aria_labelledby=anchor)


def text(node: Element) -> str:
    """The text of an element, its white space brought to single spaces (U+202F and U+00A0 are kept)."""
    return re.sub(r"[ \t\r\n]+", " ", "".join(node.itertext())).strip()


def texts(node: Element, left_out: tuple[str, ...] = UNSEEN) -> Iterator[str]:
    """Every text node below ``node``, outside the elements left out."""
    if node.tag in left_out or not isinstance(node.tag, str):
        return
    if node.text:
        yield node.text
    for child in node:
        yield from texts(child, left_out)
        if child.tail:
            yield child.tail


@pytest.fixture(scope="session")
def documents(built_site: Path) -> dict[str, Document]:
    """Every HTML file of the site, by name."""
    found = {}
    for path in sorted(built_site.rglob("*.html")):
        raw, name = path.read_text(encoding="utf-8"), path.relative_to(built_site).as_posix()
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        found[name] = Document(name, raw, parser.parse(raw))
        assert not parser.errors, f"{name}: {parser.errors[:3]}"
    return found


@pytest.fixture(scope="session")
def document(documents: dict[str, Document]) -> Callable[[str], Document]:
    """The page at an address: ``document("initiatives/brac/")``."""
    return lambda address: documents[f"{address}index.html"]


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    """The real content. Its date plays no part here."""
    return load(root, date(2026, 11, 1)).catalogue


@pytest.fixture(scope="session")
def site_url(root: Path) -> str:
    """The address the site is published at, ending with ``/``."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    return re.search(r"^site_url: (\S+?)/?$", settings, re.MULTILINE)[1] + "/"


@pytest.fixture(scope="session")
def html() -> dict[str, Any]:
    """The functions above that tests need; with importlib mode, a test cannot import a neighbour by name."""
    return {"text": text, "texts": texts, "verbatim": VERBATIM, "edit": EDIT}


@pytest.fixture(scope="session")
def named(catalogue: Catalogue) -> Callable[[Record], dict[str, dict[str, Any]]]:
    """The territories an initiative names, by current code, each with the implantation that names it."""

    def named_(record: Record) -> dict[str, dict[str, Any]]:
        places = {}
        for place in record.data["implantations"]:
            for code in (place["territoire"], *place.get("autres_territoires", ())):
                places[catalogue.territories.resolve(code).code] = place
        return places

    return named_


@pytest.fixture(scope="session")
def ask(built_site: Path) -> Callable[[list[tuple[str, object]]], list[Any]]:
    """The site's own search engine on the site's own index, run by Node: several commands, their answers."""

    def ask_(commands: list[tuple[str, object]]) -> list[Any]:
        lines = "".join(
            json.dumps({"name": name, "value": value}) + "\n" for name, value in [("open", None), *commands]
        )
        moteur = HERE.parent / "search" / "moteur.mjs"
        command = ["node", str(moteur), str(built_site / "assets"), str(built_site)]
        done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
        assert not done.returncode, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()][1:]

    return ask_


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project of its own, small enough to be built several times over."""
    write_project(root, tmp_path / "projet", 60, seed=7, today=TODAY)
    return tmp_path / "projet"


@pytest.fixture(scope="session")
def build() -> Callable[..., Build]:
    """Builds a project into a folder, on shells that stand in for MkDocs's."""
    return build_


def build_(project: Path, site: Path, processes: int | None = 1, *, tolerant: bool = False) -> Build:
    place = Place(site, "https://essaim.example/", FORGE, pictures=False)
    made = Build.prepare(project, place, TODAY, tolerant=tolerant)
    assert tolerant or not made.report
    made.setting = replace(made.setting, processes=processes)
    shell = "<html><head></head><body>" + "".join(f"@@essaim:{slot}@@" for slot in SLOTS) + "</body></html>"
    for name, _ in made.shells():
        file = "index.html" if name == "index.md" else f"{name.removesuffix('.md')}/index.html"
        (made.setting.built / file).parent.mkdir(parents=True, exist_ok=True)
        (made.setting.built / file).write_text(shell, encoding="utf-8")
    for asset in ("a-propos", "accessibilite", "confidentialite"):  # prose that views lead to
        (made.setting.built / asset).mkdir(parents=True, exist_ok=True)
        prose = '<p id="classement"></p><p id="contribuer"></p>'
        (made.setting.built / asset / "index.html").write_text(prose, encoding="utf-8")
    shutil.copytree(project / "overrides" / "assets", made.setting.built / "assets", dirs_exist_ok=True)
    made.publish()
    return made


@pytest.fixture
def published() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a site, by name."""
    return lambda site: {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def differing() -> Callable[[dict[str, bytes], dict[str, bytes]], list[str]]:
    """The names of the files that are not in both sites, or not the same."""
    return lambda one, other: sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


class Watchers:
    """Stand in for the browsers on a served site: ``seen`` is what they were shown, as ``look`` made it out, ``said``
    and ``warned`` what was told, ``asked`` how often a build heeded them, ``whole`` how often MkDocs built."""

    def __init__(self, look: Callable[[], object]) -> None:
        self.look, self.seen, self.said, self.warned, self.whole, self.asked = look, [], [], [], 0, 0
        self.stop_after(None)

    def stop_after(self, things: int | None) -> None:
        """Have something saved once so many things of a build are done; None: never."""
        self._left = things

    def reload(self) -> None:
        """Note what stands."""
        self.seen.append(self.look())

    def reload_at_the_end(self) -> None:
        """What stands then, the test itself sees."""

    def waited_for(self) -> bool:
        """Count down."""
        self.asked += 1
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0


@pytest.fixture
def serve() -> Callable[..., tuple[Served, Watchers]]:
    """Serves a build as ``make serve`` does, without a server; a whole build stands in for MkDocs's, and is counted."""

    def serve_(build: Build, look: Callable[[], object] = lambda: None) -> tuple[Served, Watchers]:
        watchers = Watchers(look)

        def whole() -> Build:
            watchers.whole += 1
            return build_(build.root, build.setting.site, tolerant=True)

        folders = [build.root / name for name in ("content", "schemas", "data", "overrides")]
        served = Served(
            build,
            watchers,
            whole=whole,
            moment=lambda: (build.place.past, TODAY),
            watched=folders,
            say=watchers.said.append,
            warn=watchers.warned.append,
        )
        return served, watchers

    return serve_
