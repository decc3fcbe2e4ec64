"""The real content and its pages, held to what a reader is promised of their substance."""

import importlib.util
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import Element

import html5lib
import pytest

from essaim.catalogue import Catalogue, Loading, load
from essaim.indexes import Atlas

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def loading(root: Path) -> Loading:
    """Everything under content/, with the problems of reading and schema."""
    return load(root, DAY)


@pytest.fixture(scope="session")
def catalogue(loading: Loading) -> Catalogue:
    """The real catalogue."""
    return loading.catalogue


@pytest.fixture(scope="session")
def atlas(catalogue: Catalogue) -> Atlas:
    """Who is where."""
    return Atlas(catalogue)


@pytest.fixture(scope="session")
def facts_grams(root: Path) -> ModuleType:
    """The script that reduces texts to runs of eight words, used here the same way on the fiches."""
    spec = importlib.util.spec_from_file_location("facts_grams", root / "scripts/facts_grams.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def page(built_site: Path) -> Callable[[str], Element]:
    """The page at an address, as a browser's parser reads it."""
    known: dict[str, Element] = {}

    def page_(address: str) -> Element:
        if address not in known:
            text = (built_site / address / "index.html").read_text(encoding="utf-8")
            known[address] = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
        return known[address]

    return page_


@pytest.fixture(scope="session")
def section(page: Callable[[str], Element]) -> Callable[[str, str], Element]:
    """The section of a page that the heading of this anchor names."""

    def section_(address: str, anchor: str) -> Element:
        (found,) = [n for n in page(address).iter("section") if n.attrib.get("aria-labelledby") == anchor]
        return found

    return section_


@pytest.fixture(scope="session")
def said() -> Callable[[Element], str]:
    """The text of an element, every kind of space being one space."""
    return lambda node: " ".join("".join(_spoken(node)).split())


def _spoken(node: Element) -> Iterator[str]:
    if node.tag in ("script", "style"):
        return
    yield node.text or ""
    for child in node:
        yield from _spoken(child)
        yield child.tail or ""
