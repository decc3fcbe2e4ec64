"""A file to fill, for those who prefer an editor to the form: every key of the schema, explained in a comment above it.

What must be filled is there, empty, so that the validator names what is left; the rest is a comment to take away. A
closed list says the values it admits. The file is in canonical form before and after it is filled.
"""

import textwrap
from collections.abc import Iterator
from datetime import date

from essaim.schema import Schemas
from essaim.schema.suggestions import plain
from essaim.typography import french
from essaim.views.contribute.fields import Field, fields

WIDTH = 110
LONGEST = 60


def identifier(title: str) -> str:
    """The id that a title gives: lower case, without accents, cut between two words at 60 characters."""
    made = plain(title)
    return made if len(made) <= LONGEST else made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]


def blank(schemas: Schemas, kind: str, title: str, today: date) -> str:
    """The text of a new file of ``kind``, its title filled, and checked ``today`` as the form has it."""
    schema = schemas.inlined(kind)
    known = {each.cle: each for each in fields(schema)}
    named = "titre" if "titre" in known else "nom"
    given = {named: title, "verifie_le": f"{today}"}
    lines = list(_keys(schemas, list(schema["properties"]), known, 0, given))
    if kind == "initiatives":  # the narrative of these is long: it stands below, as prose
        return "\n".join(["---", *lines, "---", ""])
    header = f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json"
    return "\n".join([header, *lines, ""])


def _keys(
    schemas: Schemas, order: list[str], known: dict[str, Field], indent: int, given: dict[str, str]
) -> Iterator[str]:
    for key in order:
        each = known[key]
        if key == "recit" and not indent:
            continue
        yield from _comment(schemas, each, indent)
        if key in given:
            yield f"{' ' * indent}{key}: {_text(given[key])}"
        elif each.requis:
            yield from _empty(schemas, each, indent)
        else:
            yield from (f"{' ' * indent}# {line}" for line in _sample(each))


def _comment(schemas: Schemas, each: Field, indent: int) -> Iterator[str]:
    must = " (obligatoire)" if each.requis else ""
    said = french(f"{each.titre}{must} : {each.aide}{_limit(each)}{_admitted(schemas, each)}")
    for line in textwrap.wrap(said, WIDTH - indent, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}# {line}"


def _limit(each: Field) -> str:
    bounds = each.bornes
    least = bounds.get("minLength") or bounds.get("minItems") or 1
    most = bounds.get("maxLength") or bounds.get("maxItems")
    unit = "caractères" if "maxLength" in bounds else "éléments"
    return f" {least} à {most} {unit}." if most and most != least else ""


def _admitted(schemas: Schemas, each: Field) -> str:
    """The ids that a closed list admits: the dictionary of the site defines each."""
    name = each.vocabulaire or (each.element.vocabulaire if each.element else "")
    return f" Au choix : {', '.join(schemas.vocabulary(name).ids)}." if name else ""


def _empty(schemas: Schemas, each: Field, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{each.cle}:"
    inner = each.enfants or (each.element.enfants if each.element else ())
    if not inner:
        yield start
        if each.element:
            yield f"{' ' * (indent + 2)}-"
        return
    yield start
    asked = {child.cle: child for child in inner if child.requis}
    block = list(_keys(schemas, list(asked), asked, indent + 4, {}))
    if each.element is None:
        yield from (line[2:] for line in block)
        return
    comments = [line[2:] for line in block if line.lstrip().startswith("#")]
    keys = [line for line in block if not line.lstrip().startswith("#")]
    yield from comments
    yield f"{' ' * (indent + 2)}- {keys[0].strip()}"
    yield from keys[1:]


def _sample(each: Field) -> Iterator[str]:
    """A key that may be left out, as it would be written; two levels at most, the rest is in the schema."""
    example = each.exemples[0] if each.exemples else None
    yield f"{each.cle}:{f' {_text(example)}' if isinstance(example, str | int | float) else ''}"
    if isinstance(example, list):
        yield from _items(example)
    elif isinstance(example, dict):
        yield from (f"  {key}: {_text(value)}" for key, value in example.items() if not isinstance(value, dict | list))


def _items(example: list[object]) -> Iterator[str]:
    for item in example:
        if isinstance(item, dict):
            pairs = [f"{key}: {_text(value)}" for key, value in item.items() if not isinstance(value, dict | list)]
            yield f"  - {pairs[0]}"
            yield from (f"    {pair}" for pair in pairs[1:])
        else:
            yield f"  - {_text(item)}"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
