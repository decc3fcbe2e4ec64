"""The answers that the body of an issue holds, as GitHub writes it: « ### Label », a blank line, the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from essaim.issues.questions import Question
from essaim.schema import Property, Schemas
from essaim.schema.suggestions import plain
from essaim.typography import french

_EMPTY = frozenset({"", "_No response_", "None"})
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Answers:
    """The data of a fiche, shaped as its schema wants; ``missing`` are the labels of required questions left empty."""

    data: dict[str, Any]
    missing: tuple[str, ...]


def answers_of(body: str, asked: Sequence[Question], schemas: Schemas) -> Answers:
    """Read ``body``; a value that fits nothing is kept as it is, for the validator to tell."""
    texts = _sections(body, asked)
    data: dict[str, Any] = {}
    for question in asked:
        text = texts.get(question.path, "")
        if text:
            _put(data, question.path.split("."), _value(question, text, schemas))
    missing = tuple(each.titre for each in asked if each.obligatoire and not texts.get(each.path))
    return Answers(data, missing)


def _sections(body: str, asked: Sequence[Question]) -> dict[str, str]:
    """The text under each label. Labels come in the form's order: one written by a person in an answer is only text
    unless it is the next one."""
    found: dict[str, list[str]] = {}
    waiting, current = list(asked), ""
    for line in body.replace("\r\n", "\n").split("\n"):
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else None
        ranks = [rank for rank, each in enumerate(waiting) if heading is not None and _same(each.titre, heading)]
        if ranks:
            current = waiting[ranks[0]].path
            del waiting[: ranks[0] + 1]
            found[current] = []
        elif current:
            found[current].append(line)
    texts = {path: "\n".join(lines).strip() for path, lines in found.items()}
    return {path: "" if text in _EMPTY else text for path, text in texts.items()}


def _same(titre: str, heading: str) -> bool:
    return french(titre) == french(heading)


def _put(data: dict[str, Any], keys: Sequence[str], value: object) -> None:
    for key in keys[:-1]:
        data = data.setdefault(key, {})
    data[keys[-1]] = value


def _value(question: Question, text: str, schemas: Schemas) -> object:
    if question.sorte == "choix":
        return _term(question, text)
    if question.sorte == "plusieurs":
        chosen = list(_chosen(question, text))
        return [{question.item: term} for term in chosen] if question.item else chosen
    if question.sorte == "lignes":
        lines = [line.strip().removeprefix("- ").strip() for line in text.split("\n") if line.strip(" -")]
        if not question.colonnes:
            return lines
        blocks = [_block(question.colonnes, line, schemas) for line in lines]
        return _identified(blocks) if question.path == "sources" else blocks
    one_line = " ".join(text.split("\n")) if question.sorte == "ligne" else text
    return _typed(question.known, one_line, schemas)


def _term(question: Question, text: str) -> str:
    return next((term.id for term in question.options if french(term.titre) == french(text)), text)


def _chosen(question: Question, text: str) -> Iterator[str]:
    """The terms in « A, B, C », where a title may itself hold a comma: the longest title that fits comes first."""
    rest = french(text)
    titles = sorted(((french(term.titre), term.id) for term in question.options), key=lambda pair: -len(pair[0]))
    while rest:
        for title, identifier in titles:
            if rest == title or rest.startswith(f"{title}, "):
                yield identifier
                rest = rest[len(title) :].removeprefix(", ")
                break
        else:
            yield rest
            return


def _block(columns: Sequence[Property], line: str, schemas: Schemas) -> dict[str, object]:
    """A line as a block; a single column takes the whole line, bars included."""
    parts = [line] if len(columns) == 1 else [part.strip() for part in line.split("|")]
    pairs = zip(columns, parts, strict=False)
    return {column.key: _typed(column, part, schemas) for column, part in pairs if part}


def _typed(known: Property, text: str, schemas: Schemas) -> object:
    if "integer" in known.types or "number" in known.types:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else text
    if known.vocabulary:
        terms = schemas.vocabulary(known.vocabulary)
        return next((term.id for term in terms if plain(text) in {plain(term.titre), plain(term.id)}), text)
    if known.type == "boolean":
        return {"oui": True, "non": False}.get(text.casefold(), text)
    return text


def _identified(sources: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """The sources, each with an id made of its title, and no two alike."""
    taken: set[str] = set()
    named: list[dict[str, object]] = []
    for rank, source in enumerate(sources, 1):
        base = plain(str(source.get("titre", "")))[:_LONGEST_ID].rpartition("-")[0]
        identifier = base if base and base not in taken else f"source-{rank}"
        taken.add(identifier)
        named.append({"id": identifier, **source})
    return named
