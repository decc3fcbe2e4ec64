"""What a reviewer cannot see is refused; the message says what it is, one message a line."""

from pathlib import PurePosixPath

import pytest

from essaim.reading import read_text
from essaim.typography import french

HIDDEN = {
    "nul": ("a\x00b", "caractère de contrôle, U+0000"),
    "echappement-de-terminal": ("a\x1b[31mb", "caractère de contrôle, U+001B"),
    "retour-chariot-seul": ("a\rb", "caractère de contrôle, U+000D"),
    "c1": ("a\x9bb", "caractère de contrôle, U+009B"),
    "nel": ("a\x85b", "saut de ligne invisible, U+0085"),
    "separateur-de-lignes": ("a\u2028b", "saut de ligne invisible, U+2028"),
    "separateur-de-paragraphes": ("a\u2029b", "saut de ligne invisible, U+2029"),
    "renversement": ("a\u202eb", "commande du sens de lecture, U+202E"),
    "isolat": ("a\u2066b", "commande du sens de lecture, U+2066"),
    "marque-de-sens-en-latin": ("a\u200fb", "commande du sens de lecture, U+200F"),
    "etiquettes": ("a\U000e0041b", "caractère d’étiquette, U+E0041"),
    "drapeau-invente": ("\U0001f3f4\U000e0061\U000e007f", "caractère d’étiquette, U+E0061 (et un autre sur la ligne)"),
    "espace-sans-largeur": ("a\u200bb", "caractère sans largeur, U+200B"),
    "marque-d-ordre-au-milieu": ("a\ufeffb", "caractère sans largeur, U+FEFF"),
    "cesure-invisible": ("a\u00adb", "caractère sans largeur, U+00AD"),
    "liant-entre-lettres-latines": ("a\u200db", "liant invisible hors d’un mot ou d’un émoji, U+200D"),
    "liant-en-fin-de-mot": ("می\u200c fin", "liant invisible hors d’un mot ou d’un émoji, U+200C"),
    "variantes-empilees": ("❤\ufe0f\ufe0f", "sélecteur de variante, U+FE0F"),
    "variante-de-lettre-latine": ("a\U000e0100", "sélecteur de variante, U+E0100"),
    "plusieurs": ("\u200ba\u200bb\u200b", "caractère sans largeur, U+200B (et 2 autres sur la ligne)"),
}


@pytest.mark.parametrize(("text", "what"), HIDDEN.values(), ids=HIDDEN.keys())
@pytest.mark.parametrize("form", ["value", "body"])
def test_a_hidden_character_is_refused_on_its_line(form, text, what):
    whole = f"titre: x\nresume: {text}\n" if form == "value" else f"---\ntitre: x\n---\n\n{text}\n"
    found = read_text(whole.encode(), PurePosixPath("a.yml" if form == "value" else "a.md")).problems
    message = french(f"Le texte contient un caractère invisible ou trompeur : {what}.")
    assert [(p.line, p.rule, p.message) for p in found] == [
        (2 if form == "value" else 5, "caractere-invisible", message)
    ]


def test_a_hidden_character_in_a_key_or_a_comment_is_refused():
    for text in ("ti\u200btre: a\n", "titre: a # \u202e\n"):
        assert [p.rule for p in read_text(text.encode(), PurePosixPath("a.yml")).problems] == ["caractere-invisible"]


def test_a_lone_surrogate_in_bytes_is_an_encoding_fault():
    found = read_text(b"titre: a\nresume: \xed\xa0\x80\n", PurePosixPath("a.yml")).problems
    assert [(p.line, p.column, p.rule) for p in found] == [(2, 9, "encodage")]
