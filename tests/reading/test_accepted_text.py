"""Honest text is not harmed: it is read, unchanged, without a problem."""

from pathlib import PurePosixPath

import pytest

from essaim.reading import read_text

MD = PurePosixPath("essai.md")
YML = PurePosixPath("essai.yml")

HONEST = {
    "francais": "L’œuvre d’Ève « à Noël » : 12 % à 9 h 30…",
    "espaces-insecables": "«\u202fOui\u202f»\u00a0: 1\u202f000\u00a0€\u202f!",
    "apostrophe-droite": "l'accueil de l'enfant",
    "coeur": "J’<3 ma ville",
    "esperluette": "R&D, AT&T",
    "inferieur": "si a < b et 3<4 alors b > a",
    "arabe": "مبادرة اجتماعية",
    "arabe-avec-marque-de-sens": "مبادرة (R&D)\u200f!",
    "persan-avec-liant": "می\u200cخواهم",
    "hindi-avec-liant": "क्\u200dष",
    "chinois": "社会创新",
    "japonais-avec-variante": "葛\U000e0100飾",
    "emoji": "🎉",
    "emoji-famille": "👩‍👩‍👧",
    "emoji-metier": "👩🏽‍🚒 et 🏳️‍🌈",
    "emoji-coeur": "❤️",
    "drapeau-de-l-ecosse": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "hebreu": "יוזמה חברתית",
    "tirets": "a --- b",
    "code": "la balise `<script>` est écrite",
    "adresse": "voir <https://example.org/a?b=c>",
}


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST.keys())
def test_honest_text_is_read_as_it_is(text):
    quoted = text.replace('"', '\\"')
    for raw, path in (
        (f'titre: "{quoted}"\nreponse: |\n  {text}\n', YML),
        (f'---\ntitre: "{quoted}"\nreponse: |\n  {text}\n---\n{text}\n', MD),
    ):
        reading = read_text(raw.encode(), path)
        assert reading.problems == ()
        assert reading.document is not None
        assert reading.document.data["titre"] == text
        assert reading.document.data["reponse"] == f"{text}\n"
    assert reading.document.body == text


EXPECTED = {"titre": "Été", "themes": ["a", "b"], "recit": "Premier.\n\nSecond."}
FORMS = {
    "md": ("essai.md", "---\ntitre: Été\nthemes: [a, b]\n---\n\nPremier.\n\nSecond.\n"),
    "md-sans-fin-de-ligne": ("essai.md", "---\ntitre: Été\nthemes: [a, b]\n---\nPremier.\n\nSecond."),
    "md-fin-de-ligne-windows": (
        "essai.md",
        "---\r\ntitre: Été\r\nthemes: [a, b]\r\n---\r\nPremier.\r\n\r\nSecond.\r\n",
    ),
    "md-marque-d-ordre": ("essai.md", "\ufeff---\ntitre: Été\nthemes: [a, b]\n---\nPremier.\n\nSecond.\n"),
    "md-espaces-apres-les-tirets": ("essai.md", "---  \ntitre: Été\nthemes: [a, b]\n--- \nPremier.\n\nSecond.\n"),
    "yml": ("essai.yml", "titre: Été\nthemes:\n  - a\n  - b\nrecit: |\n  Premier.\n\n  Second.\n"),
    "yml-avec-tirets": ("essai.yml", '---\ntitre: Été\nthemes: ["a", "b"]\nrecit: "Premier.\\n\\nSecond."\n'),
    "yml-commentaires": (
        "essai.yml",
        "# yaml-language-server: $schema=x\ntitre: Été # note\nthemes: [a, b]\nrecit: |-\n  Premier.\n\n  Second.",
    ),
    "yml-marque-et-windows": (
        "essai.yml",
        "\ufefftitre: Été\r\nthemes: [a, b]\r\nrecit: |\r\n  Premier.\r\n\r\n  Second.\r\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), FORMS.values(), ids=FORMS.keys())
def test_both_forms_and_every_editor_give_the_same_data(name, text):
    reading = read_text(text.encode(), PurePosixPath(name))
    assert reading.problems == ()
    assert reading.document is not None
    assert reading.document.data == EXPECTED
    assert reading.document.body == EXPECTED["recit"]


def test_a_file_that_ends_with_its_front_matter_has_no_recit():
    document = read_text(b"---\ntitre: a\n---", MD).document
    assert document is not None
    assert document.data == {"titre": "a"}
    assert document.body == ""


def test_three_dashes_delimit_only_when_alone_on_their_line():
    text = '---\ntitre: "a --- b"\nreponse: |\n  ---\n  suite\n---\n| a |\n| --- |\n\n---\n\nfin\n'
    document = read_text(text.encode(), MD).document
    assert document is not None
    assert document.data["reponse"] == "---\nsuite\n"
    assert document.body == "| a |\n| --- |\n\n---\n\nfin"


def test_an_underlined_heading_is_not_a_conflict():
    assert read_text(b"---\ntitre: a\n---\nHistoire\n=======\n\nTexte\n", MD).problems == ()


def test_an_indented_first_line_of_the_recit_keeps_its_margin():
    document = read_text(b"---\ntitre: a\n---\n\n    code\ntexte\n", MD).document
    assert document is not None
    assert document.body == "    code\ntexte"


def test_tabulations_inside_a_text_are_text():
    document = read_text(b"---\ntitre: |\n  a\tb\n---\n\n\tcode\n", MD).document
    assert document is not None
    assert document.data == {"titre": "a\tb\n", "recit": "\tcode"}


def test_the_digest_is_that_of_the_bytes():
    one, other = (read_text(raw, YML).document for raw in (b"a: b\n", b"a: b\r\n"))
    assert one is not None
    assert other is not None
    assert one.data == other.data
    assert one.digest != other.digest
