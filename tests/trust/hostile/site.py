"""A whole site in which every accepted hostile text stands, and the search of a live canary in what it holds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from hostile.fiches import Fiche
from hostile.payloads import CANARY, DEAD_LINKS, TEXTS, values

RUNS = ("", "module", "text/javascript", "application/javascript", "text/ecmascript", "importmap", "speculationrules")
ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "cite",
    "srcset",
    "xlink:href",
    "ping",
)
SAFE = ("", "https", "http", "mailto")
LINKS = ("a", "area")  # what may lead elsewhere: only a click follows it
NAMES = ("id", "class", "name", "for", "slot", "is")


def add_hostile(folder: Path, fiches: list[Fiche]) -> list[str]:
    """Writes hostile fiches among those of the project in ``folder``; returns their paths."""
    written = []
    for fiche in _hostile(fiches):
        (folder / fiche.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / fiche.path).write_bytes(fiche.written().raw)
        written.append(fiche.path)
    return written


def _hostile(fiches: list[Fiche]) -> Iterator[Fiche]:
    example = next(fiche for fiche in fiches if fiche.path == "content/initiatives/exemple.md")
    published = [text for name, text in TEXTS.items() if name not in DEAD_LINKS]
    for number, text in enumerate(published):
        # Numbers make each fiche unlike the others, which the rules on copies demand.
        words = {path: f"{text} n{number} {value}"[:110] for path, value in values(example)}
        recit = f"Un début n{number}.\n\n{text}\n\nUne fin n{number}."
        changed = replace(example, name=f"cas-{number}", recit=recit)
        for path, value in words.items():
            changed = changed.changed(path, value)
        yield changed.changed(("titre",), _on_one_line(f"{text} n{number}"[:110]))
    kinds: dict[str, Fiche] = {}
    for fiche in fiches:
        if fiche.kind not in ("initiatives", "modeles"):
            kinds.setdefault(fiche.kind, fiche)
    for kind, fiche in sorted(kinds.items()):
        for number, text in enumerate(published[::9]):
            changed = replace(fiche, name=f"{kind}-cas-{number}", recit=f"Début {kind} {number}.\n\n{text}\n\nFin.")
            changed = changed.changed(("titre",), _on_one_line(f"{text} n{number} {kind}"[:110]))
            yield changed.changed(("resume",), f"{text} n{number} {kind} {fiche.data['resume']}"[:200])


def _on_one_line(text: str) -> str:
    """``text`` as a title may be: one of several lines is refused."""
    return re.sub(r"\s*\n\s*", " ", text)


def live_places(root: Element) -> Iterator[str]:
    """Where a page would run, load or be led by what a contributor wrote; ``root`` is what a browser's parser made."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            if CANARY in (node.text or ""):
                yield "commentaire"
            continue
        if node.tag == "script" and node.get("type", "").lower() in RUNS and CANARY in "".join(node.itertext()):
            yield "script"
        if node.tag == "style" and CANARY in "".join(node.itertext()):
            yield "style"
        if node.tag in ("iframe", "object", "embed", "base", "applet", "frame", "portal"):
            yield node.tag
        if node.tag == "meta" and node.get("http-equiv", "").lower() == "refresh":
            yield "refresh"
        yield from _live_attributes(node)


def _live_attributes(node: Element) -> Iterator[str]:
    for name, value in node.attrib.items():
        plain = re.sub(r"[\x00-\x20]", "", value)
        if name.startswith("on") or name in ("srcdoc", "style") or (name in NAMES and CANARY in value):
            yield f"{node.tag}[{name}={value[:60]}]"
        if name in ADDRESSES:
            address = urlsplit(plain)
            data = node.tag in ("img", "link") and address.scheme == "data" and CANARY not in value
            if address.scheme.lower() not in SAFE and not data:
                yield f"{node.tag}[{name}={value[:60]}]"
            if CANARY in address.netloc and node.tag not in LINKS:
                yield f"{node.tag}[{name}={value[:60]}]"


def skeleton(root: Element) -> list[str]:
    """The elements of a page outside its main part, in order: what no fiche may change."""
    return list(_outside(root, ()))


def _outside(node: Element, above: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(node.tag, str):
        return
    if node.tag in ("main", "head"):
        yield "/".join((*above, node.tag))
        return
    yield "/".join((*above, node.tag, node.get("id", ""), node.get("class", "")))
    for child in node:
        yield from _outside(child, (*above, node.tag))
