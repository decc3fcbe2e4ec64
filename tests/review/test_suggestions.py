"""Formatting as suggestions of one click: exact when we make them, powerless when a stranger does."""

import difflib
from pathlib import PurePosixPath

import cmarkgfm
import pytest

from essaim.canonical import canonical
from essaim.review import from_json, suggestions, to_json
from essaim.review.layout import Piece, pieces, says_the_same
from essaim.schema import Schemas

PATH = "content/initiatives/exemple.md"


@pytest.fixture(scope="module")
def schemas(root) -> Schemas:
    return Schemas.load(root)


@pytest.fixture(scope="module")
def formed(schemas, fiche) -> str:
    """The fiche in canonical form."""
    return canonical(schemas, PurePosixPath(PATH), fiche.encode()).decode()


def patch(before: str, after: str) -> str:
    """What GitHub gives as the « patch » of a file: its hunks, without the head."""
    lines = difflib.unified_diff(before.split("\n")[:-1], after.split("\n")[:-1], n=3, lineterm="")
    return "\n".join(list(lines)[2:])


def applied(text: str, made) -> str:
    """The file once every suggestion has been clicked, from the last to the first."""
    lines = text.split("\n")
    for each in sorted(made, key=lambda each: -each.start):
        block = each.body.split("suggestion\n", 1)[1].split("\n")[:-1]
        lines[each.start - 1 : each.end] = block
    return "\n".join(lines)


TITLE = "titre: Jardin partagé de démonstration\n"
DISORDERS = {
    "quotes": [('"2026-03-01"', "'2026-03-01'")],
    "spaces": [("titre: ", "titre:    "), ("maturite: experimentation\n", "maturite: experimentation   \n")],
    "order": [(TITLE, ""), ("themes:\n", f"{TITLE}themes:\n")],
    "indentation": [("  - lien-social\n", "- lien-social\n")],
    "blank-lines": [("themes:\n", "\n\n\nthemes:\n"), ("---\n\n", "---\n\n\n\n")],
    "folded": [("maturite: experimentation\n", "maturite:\n  experimentation\n")],
    "decomposed": [("Jardin partagé", "Jardin partage\u0301")],
    "several": [('"2026-03-01"', "'2026-03-01'"), ("titre: ", "titre:    "), ("  - lien-social\n", "- lien-social\n")],
}  # fmt: skip


@pytest.mark.parametrize("name", DISORDERS)
def test_the_suggestions_once_clicked_put_the_file_in_canonical_form(schemas, fiche, name) -> None:
    text = fiche
    for old, new in DISORDERS[name]:
        assert old in text
        text = text.replace(old, new, 1)
    wanted = canonical(schemas, PurePosixPath(PATH), text.encode()).decode()
    made = suggestions(pieces(schemas, {PATH: text.encode()}), {PATH: patch("", text)})
    assert applied(text, made) == wanted


def test_each_suggestion_can_be_taken_without_the_others(schemas, fiche) -> None:
    text = fiche
    for old, new in DISORDERS["several"]:
        text = text.replace(old, new, 1)
    made = suggestions(pieces(schemas, {PATH: text.encode()}), {PATH: patch("", text)})
    assert len(made) == 3
    wanted = canonical(schemas, PurePosixPath(PATH), text.encode())
    for each in made:
        alone = applied(text, [each]).encode()
        assert alone != wanted
        assert canonical(schemas, PurePosixPath(PATH), alone) == wanted


def test_a_file_of_data_alone_is_told_the_line_that_editors_read(schemas) -> None:
    path = "content/besoins/garde.yml"
    text = "titre: Un besoin\nresume: 'Un résumé'\n"
    made = suggestions(pieces(schemas, {path: text.encode()}), {path: patch("", text)})
    assert applied(text, made) == canonical(schemas, PurePosixPath(path), text.encode()).decode()


def test_what_is_in_form_or_cannot_be_has_no_suggestion(schemas, fiche) -> None:
    files = {
        PATH: fiche.encode(),
        "content/initiatives/faux.md": b"---\ntitre: [\n---\n",
        "content/initiatives/windows.md": fiche.replace("titre: ", "titre:   ").replace("\n", "\r\n").encode(),
        "content/initiatives/latin.md": "titre: é".encode("latin-1"),
    }
    assert pieces(schemas, files) == ()


def test_a_change_that_alters_words_is_left_to_the_command(schemas, fiche) -> None:
    """An escape, written as the sign it stands for: the canonical form, but not the same words."""
    text = fiche.replace("Jardin partagé de démonstration", '"Jardin partag\\u00e9 de démonstration"', 1)
    assert canonical(schemas, PurePosixPath(PATH), text.encode()) != text.encode()
    assert pieces(schemas, {PATH: text.encode()}) == ()


def test_only_the_lines_that_the_pull_request_shows_are_commented(schemas, formed) -> None:
    """GitHub refuses a whole review for one comment on another line."""
    old = formed.replace('"2026-03-01"', "'2026-03-01'")
    new = old.replace("titre: ", "titre:    ", 1)
    made = suggestions(pieces(schemas, {PATH: new.encode()}), {PATH: patch(old, new)})
    assert [(each.start, each.end) for each in made] == [(2, 2)]


def test_they_go_through_the_exchange_unchanged(repository, formed) -> None:
    repository.write("content/initiatives/verger.md", formed.replace("titre: ", "titre:   ", 1))
    repository.commit()
    review = repository.review()
    (piece,) = review.mises_en_forme
    assert piece.fichier == "content/initiatives/verger.md"
    assert from_json(to_json(review).encode()).mises_en_forme == (piece,)


TEXT = "---\ntitre: 'Un jardin'\nsite: https://exemple.org\n```\n@torvalds\n"
GOOD = Piece(PATH, 2, 2, ('titre: "Un jardin"',))
HOSTILE = {
    "other-words": Piece(PATH, 2, 2, ('titre: "Un jardin de @torvalds"',)),
    "a-word-less": Piece(PATH, 2, 2, ("titre: Un",)),
    "a-word-twice": Piece(PATH, 2, 2, ("titre: Un jardin jardin",)),
    "another-site": Piece(PATH, 3, 3, ("site: https://mal.exemple",)),
    "another-space": Piece(PATH, 2, 2, ("titre: Un\u202fjardin",)),
    "hidden-sign": Piece(PATH, 2, 2, ("titre: Un jardin\u200b",)),
    "return": Piece(PATH, 2, 2, ("titre: Un jardin\r",)),
    "two-lines-in-one": Piece(PATH, 2, 2, ("titre: Un\njardin",)),
    "a-schema-elsewhere": Piece(PATH, 2, 2, ("# yaml-language-server: mal", "titre: Un jardin")),
    "lines-not-shown": Piece(PATH, 40, 41, ("titre: Un jardin",)),
    "past-the-end": Piece(PATH, 2, 400, ("titre: Un jardin",)),
    "upside-down": Piece(PATH, 3, 2, ()),
    "line-zero": Piece(PATH, 0, 0, ()),
    "file-not-in-it": Piece("content/initiatives/autre.md", 2, 2, ('titre: "Un jardin"',)),
    "outside-content": Piece(".github/CODEOWNERS", 2, 2, ('titre: "Un jardin"',)),
    "climbing": Piece("content/initiatives/../../Makefile.md", 2, 2, ('titre: "Un jardin"',)),
    "nothing-changed": Piece(PATH, 2, 2, ("titre: 'Un jardin'",)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_strangers_piece_is_left_out_and_hides_no_other(name) -> None:
    shown = dict.fromkeys([PATH, ".github/CODEOWNERS", "content/initiatives/../../Makefile.md"], patch("", TEXT))
    made = suggestions([HOSTILE[name], GOOD], shown)
    assert [(each.start, each.path) for each in made] == [(2, PATH)]
    assert 'titre: "Un jardin"' in made[0].body


@pytest.mark.parametrize(
    "fence", ["```", "````", "``````suggestion", "   ```", "~~~", "```\n@torvalds <b>x</b>\n# titre"]
)
def test_no_text_leaves_the_block(fence) -> None:
    lines = ["titre:  x", *fence.split("\n"), "@torvalds #12 [x](https://mal.exemple)"]
    (made,) = suggestions(
        [Piece(PATH, 1, len(lines), ("titre: x", *lines[1:]))], {PATH: patch("", "\n".join([*lines, ""]))}
    )
    html = cmarkgfm.github_flavored_markdown_to_html(made.body)
    assert html.count("<pre") == html.count("</pre>") == 1
    before, _, block = html.partition("<pre")
    assert block.rstrip().endswith("</code></pre>")
    assert before == "<p>Mise en forme\u202f: les mots ne changent pas.</p>\n"


def test_they_are_few_and_short() -> None:
    text = "".join(f"cle{n}:  x\n" for n in range(50))
    many = [Piece(PATH, n + 1, n + 1, (f"cle{n}: x",)) for n in range(50)]
    assert len(suggestions(many, {PATH: patch("", text)})) == 20
    long = f"cle:  {'x' * 30_000}\n"
    assert suggestions([Piece(PATH, 1, 1, (f"cle: {'x' * 30_000}",))], {PATH: patch("", long)}) == ()


def test_a_review_carries_a_bounded_number_of_pieces(schemas, fiche) -> None:
    files = {f"content/initiatives/f-{n}.md": fiche.replace("titre: ", "titre:  ").encode() for n in range(310)}
    assert len(pieces(schemas, files)) == 300


def test_the_same_words_are_told_apart_from_others() -> None:
    assert says_the_same("initiatives", ["a: 'b c'"], ['a: "b c"'])
    assert says_the_same("initiatives", ["a: b", "c: d"], ["c: d", "a: b"])
    assert not says_the_same("initiatives", ["a: b"], ["a: bb"])
    assert not says_the_same("initiatives", ["a: b c"], ["a: bc"])
