"""The quick reader reads what is plain, gives up on all else, and is never of another mind than the strict one."""

import random
from pathlib import PurePosixPath

import pytest

from essaim.reading import read_strictly
from essaim.reading.plainform import MAX_BYTES, plain_form

PLAIN = """\
# yaml-language-server: $schema=../../schemas/initiatives.schema.json
titre: L’Accorderie : non, « accorderie »
""".replace(" : non", "")
PLAIN += """\
resume: >-
  Une phrase: avec deux-points # et un dièse.
  Une autre.

  Un paragraphe.
themes:
  - lien-social
  - "pauvreté"

porteur:
  nom: "dit \\"le réseau\\" \\\\ x"
  site: https://exemple.fr/a#b
implantations:
  - territoire: "CA-QC"
    depuis: 2002
    note: >-
      Sur une ligne.
    reserves:
      - deduit
  - territoire: FR-38
    actif: true
    part: -1.5
    rien: ~
verifie_le: 2026-11-23
"""


def agree(raw: bytes, suffix: str = ".yml") -> bool:
    """Whether the quick reader answered; where it did, the strict one must say the same and have nothing to tell."""
    plain = plain_form(raw, suffix)
    if plain is None:
        return False
    strict = read_strictly(raw, PurePosixPath(f"content/initiatives/essai{suffix}"))
    assert strict.document, raw
    assert not strict.problems, raw
    assert repr((strict.document.data, strict.document.body)) == repr(plain), raw
    return True


def test_the_plain_form_is_read_quickly_in_both_forms() -> None:
    assert agree(PLAIN.encode())
    assert agree(f"---\n{PLAIN}---\n\n# Récit\n\n--- et la suite\n".encode(), ".md")
    assert agree(f"{PLAIN}recit: |\n  # Titre\n\n  - un\n    - deux\n\n  fin\n".encode())
    assert agree(f"{PLAIN}recit: |-\n  fin\n\n".encode())


@pytest.mark.parametrize(
    "line",
    [
        "titre: b",
        "a: b: c",
        "a: b #c",
        "a: b # c",
        "a: *b",
        "a: &b c",
        "a: !!str b",
        "<<: b",
        "a: [b]",
        "a: {b: c}",
        "a: 'b'",
        "a: b\n  c",
        "a: |+\n  b",
        "a: >\n  b",
        "a: >2\n  b",
        "a:\n- b",
        "a:",
        "a: >-\n   b\n  c",
        "a: >-\n  b\n   c",
        "- b",
        "a: 012",
        "a: 1234567890123456789",
        "a: \tb",
        "a:\tb",
        "a: b ",
        "? a",
        "a : b",
        "true: b",
        "A: b",
        "é: b",
        "'a': b",
        'a: "b\\u202e"',
        'a: "b\\x00"',
        'a: "b\n  c"',
        'a: "b" c',
        "a: b\u202e",
        "a: e\u0301",
        "a: <b>",
        "a: -",
        "a: - b",
        "a: @b",
        "a: `b`",
        "a: %b",
        "%YAML 1.1",
        "---",
        "...",
        "a: b\n...\nc: d",
        "a:\n  - b\n - c",
        "a:\n    b: c\n  d: e",
        "a:\n  - b: c\n   d: e",
        "a:\n  - - b",
        "a:\n  -",
        "a: >-\n\n  b",
        "a: >-\n  b\n    \n",
        "  a: b",
        "a: b\n # c\n   d",
        "\u00a0a: b",
        "a: >-\n  b\n  \u00a0c",
        "a: >-\n  <script>",
        "<<<<<<< HEAD",
        "a: b\r",
        "recit: " + "x" * 4001,
        "a:" + "".join(f"\n{' ' * 2 * n}a:" for n in range(1, 12)) + " b",
        "a:\n" + "  - b: c\n" * 1700,
    ],
)
def test_what_could_be_read_otherwise_or_deserves_a_remark_is_left_to_the_strict_reader(line: str) -> None:
    assert not agree(f"{PLAIN}{line}\n".encode())


def test_what_is_no_whole_file_is_left_to_the_strict_reader() -> None:
    for raw in (b"", b"\n", b"# rien\n", b"\xff", b"\xef\xbb\xbftitre: a\n", b"titre: a", b"x" * (MAX_BYTES + 1)):
        assert not agree(raw)
    for raw in (
        b"titre: a\n",
        b"---\ntitre: a\n",
        b"---\ntitre: a\n---",
        b"---\nrecit: a\n---\n",
        b"\n---\ntitre: a\n---\n",
    ):
        assert not agree(raw, ".md")
    assert not agree(PLAIN.encode(), ".txt")


PIECES = (
    "a: ",
    "b:",
    "c: ",
    "note: ",
    "- ",
    "  - ",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "  a: b\n",
    "  - a\n",
    "    - a: b\n",
    "a:\n",
    ">-\n",
    "|\n",
    "|-\n",
    "  texte\n",
    "    texte suivi\n",
    "      texte: décalé\n",
    " #",
    "# c\n",
    ": ",
    ":",
    "-",
    "x",
    "é",
    '"x"',
    '"x: #"',
    '"',
    "'",
    "\\",
    "1",
    "01",
    "-1",
    "1.50",
    "true",
    "~",
    "null",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "?",
    ">",
    "|",
    "<",
    "<b",
    "\t",
    "\u00a0",
    "\u202f",
    "---\n",
    "...\n",
    "  \n",
    "2024-01-01",
    "https://a.fr/#b",
    "« x »",
    "x ",
    ".",
    "=",
)
SOUND = (
    "b: x\n",
    "c:\n  - a\n",
    "  - b\n",
    "d: >-\n  texte\n",
    "e: |\n  texte\n",
    "f: - x",
    "g: 1.5\n",
    'h: "é"\n',
    "# c\n",
)


def test_no_text_made_of_what_yaml_obeys_divides_the_two_readers() -> None:
    chance = random.Random(11)
    quick = 0
    for _ in range(6_000):
        text = "".join(
            chance.choice((chance.choice(PIECES), chance.choice(SOUND))) for _ in range(chance.randint(1, 8))
        )
        quick += agree(f"titre: a\n{text}\n".encode())
        quick += agree(f"---\ntitre: a\n{text}\n---\nx\n".encode(), ".md")
    assert quick > 300


def test_no_change_of_indentation_or_order_divides_the_two_readers() -> None:
    chance = random.Random(12)
    lines = PLAIN.splitlines()
    quick = 0
    for _ in range(3_000):
        found = list(lines)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(found))
            if chance.random() < 0.5:
                found[at] = " " * chance.randint(0, 6) + found[at].lstrip()
            elif chance.random() < 0.5:
                found.insert(chance.randrange(len(found)), chance.choice(lines))
            else:
                del found[at]
        quick += agree(("\n".join(found) + "\n").encode())
    assert quick > 100
