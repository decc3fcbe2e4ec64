"""French as readers see it: spaces before high signs, quotation marks, apostrophes, capitals; no word of the theme."""

import re
from pathlib import Path

import material
import pytest

SPOKEN = ("title", "aria-label", "alt", "placeholder", "content")
NARROW = "\u202f"
FAULTS = {
    "a plain or wide space before a high sign": re.compile(r"\S[ \u00a0][;:!?»](?!\w)|^\s+[;!?»]|^ +:"),
    "no narrow space inside quotation marks": re.compile(r"«(?!\u202f)|(?<!\u202f)»"),
    "a straight apostrophe": re.compile(r"(?<=[^\W\d_])'(?=\w)"),
    "a plain space within a number": re.compile(r"(?<![\d,.])\d{1,3} \d{3}(?!\d)"),
}
UNACCENTED = re.compile(r"\b(?:A (?:propos|savoir|proximité)|Etat|Etats|Ecole|Etude|Ile|Equipe|Economie)\b")


def spoken(document, html):
    """What a page says to readers: text outside code, and the attributes that are read out."""
    yield from html["texts"](document.root, html["verbatim"])
    for node in document.root.iter():
        names = SPOKEN if node.tag != "meta" or node.get("name") == "description" else ()
        for name in names if node.tag == "meta" else SPOKEN[:-1]:
            if name in node.attrib:
                yield node.attrib[name]


@pytest.mark.parametrize("pattern", FAULTS.values(), ids=FAULTS)
def test_pages_keep_to_french_typography(documents, html, pattern) -> None:
    faults = []
    for document in documents.values():
        for text in spoken(document, html):
            if not text.startswith("http") and (found := pattern.search(text.replace("\n", " "))):
                faults.append((document.name, text.strip()[max(0, found.start() - 40) : found.end() + 40]))
    assert faults == [], f"{len(faults)} faults"


def test_the_signs_looked_for_are_there(documents, html) -> None:
    words = "".join(html["texts"](documents["initiatives/accorderie-france/index.html"].root))
    assert f"{NARROW}:" in words
    assert f"«{NARROW}" in words
    assert FAULTS["a plain or wide space before a high sign"].search("Pourquoi ?")


def test_capitals_keep_their_accents(documents, html) -> None:
    for document in documents.values():
        words = " ".join(html["texts"](document.root, html["verbatim"]))
        assert not UNACCENTED.search(words), (document.name, UNACCENTED.search(words))


def translations(language: str) -> dict[str, str]:
    """The theme's own words in a language."""
    file = Path(material.__file__).parent / "templates" / "partials" / "languages" / f"{language}.html"
    if not file.is_file():
        file = Path(material.__file__).parent / "partials" / "languages" / f"{language}.html"
    return dict(re.findall(r'"([\w.]+)": "([^"]*)"', file.read_text(encoding="utf-8")))


def test_no_english_words_of_the_theme_are_left(documents, html) -> None:
    english, francais = translations("en"), translations("fr")
    words = {word for key, word in english.items() if francais.get(key) != word and len(word) > 3}
    assert {"Skip to content", "Search", "Back to top", "Table of contents"} <= words
    for document in documents.values():
        said = {" ".join(text.split()) for text in spoken(document, html)}
        assert not said & words, (document.name, said & words)
        phrases = [word for word in words if " " in word and any(word in text for text in said)]
        assert phrases == [], document.name
