"""What the form writes is what was typed, read by the strict reader, in the very form that format.py leaves alone."""

import copy
import random
from pathlib import Path, PurePosixPath

import pytest

from essaim.canonical import canonical
from essaim.reading import read_text
from essaim.reading.hidden import hidden_characters
from essaim.reading.markup import html_tags
from essaim.schema import Schemas

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMAS = Schemas.load(ROOT)
SCHEMA = SCHEMAS.bundle("initiatives", "https://essaim.example/")
TEXTS = 10_000
A_FILE = 200  # texts written in one file
# What breaks writers that put texts together: signs of YAML, of JSON, of Markdown, spaces, line ends, far scripts.
SIGNS = [
    ":", ": ", " :", "#", " #", "- ", "-", "? ", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "'", '"', "%", "@",
    "`", "\\", "\\n", "/", "~", "null", "true", "no", "oui", "0", "01", "1.10", "1e5", "0x1F", "12:30", "2024-05-06",
    "---", "...", "<3", "a < b", "R&D", "$", "=", "\n", "\n\n", "\t", " ", "  ", "\u00a0", "\u202f", "« ", " »",
    "日本語", "العربية", "😀", "👩\u200d👩\u200d👧", "ß", "mot", "Une phrase. ", "Deux phrases ! Trois ? ",
    "www.exemple.fr", "é", "œ", "Ÿ",
]  # fmt: skip


def texts() -> list[str]:
    """Random texts that an honest person may type: no hidden character, no HTML, which the form refuses."""
    chance = random.Random(2015)
    found: list[str] = []
    while len(found) < TEXTS:
        text = "".join(chance.choice(SIGNS) for _ in range(chance.choice([1, 2, 3, 5, 8, 40])))
        if text.strip() and not any(hidden_characters(text)) and not any(html_tags(text)):
            found.append(text)
    return found


def read(content: str, suffix: str = ".md"):
    reading = read_text(content.encode(), PurePosixPath(f"content/initiatives/exemple{suffix}"))
    assert reading.document is not None, [(p.line, p.message) for p in reading.problems][:3]
    return reading.document.data


def test_ten_thousand_texts_come_back_as_they_were_typed_and_need_no_formatting(node) -> None:
    """In every place a text may stand: a key, an item of a list, a key of an item; the narrative apart."""
    typed = texts()
    files = []
    for start in range(0, TEXTS, A_FILE):
        some = typed[start : start + A_FILE]
        files.append({"titre": some[0], "limites": [{"texte": text} for text in some[1:100]], "publics": some[100:]})
    written = node("ecriture.mjs", {"schema": SCHEMA, "fiches": [{"donnees": d, "extension": ".md"} for d in files]})
    for data, made in zip(files, written, strict=True):
        assert made["fautes"] == []
        assert made["relu"] == data
        assert read(made["texte"]) == data
        content = made["texte"].encode()
        assert canonical(SCHEMAS, PurePosixPath("content/initiatives/exemple.md"), content) == content


@pytest.fixture(scope="module")
def fiches() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "content/initiatives").iterdir())}


def test_every_fiche_of_the_catalogue_goes_through_the_form_unchanged(node, fiches) -> None:
    asked = [{"texte": text, "extension": Path(name).suffix} for name, text in fiches.items()]
    for (name, text), made in zip(
        fiches.items(), node("ecriture.mjs", {"schema": SCHEMA, "fiches": asked}), strict=True
    ):
        assert made["fautes"] == [], name
        assert made["texte"] == text, name
        assert made["relu"] == read(text, Path(name).suffix), name


def test_every_fiche_written_anew_holds_the_same_data_in_canonical_form(node, fiches) -> None:
    asked = [{"donnees": read(t, Path(n).suffix), "extension": Path(n).suffix} for n, t in fiches.items()]
    for name, known, made in zip(fiches, asked, node("ecriture.mjs", {"schema": SCHEMA, "fiches": asked}), strict=True):
        assert read(made["texte"], Path(name).suffix) == known["donnees"], name
        content = made["texte"].encode()
        assert canonical(SCHEMAS, PurePosixPath("content/initiatives") / name, content) == content, name


COMMENTED = """---
# en tête
titre: Un jardin # au bout
limites:
  # la première
  - texte: Une limite entière, assez longue pour être comprise.
    type: limite
  - texte: Une autre limite, tout aussi longue que la première.
    # pourquoi on ne cite rien
couleur: bleu
---

Un récit.
"""


def test_a_correction_keeps_comments_unknown_keys_and_every_line_it_does_not_touch(node) -> None:
    data = copy.deepcopy(read(COMMENTED))
    data["limites"][0]["type"] = "echec"
    data["limites"].append({"texte": "Une troisième, écrite dans le formulaire."})
    data["recit"] = "Un autre récit."
    asked = [{"donnees": data, "texte": COMMENTED, "extension": ".md"}]
    (made,) = node("ecriture.mjs", {"schema": SCHEMA, "fiches": asked})
    expected = COMMENTED.replace("type: limite", "type: echec").replace("Un récit.", "Un autre récit.")
    added = "    # pourquoi on ne cite rien\n"
    assert made["texte"].replace("  - texte: Une troisième, écrite dans le formulaire.\n", "") == expected
    assert added in made["texte"]
