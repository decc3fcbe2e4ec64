"""The shape of the API's version 1, and what breaks it. Run it to record additions: it refuses to record a break.

python tests/golden/api_v1.py
"""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from essaim.catalogue import load
from essaim.exports import Edition, exports
from essaim.journal import Journal

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = Path(__file__).with_name("api-v1.json")
SITE = "https://essaim.example/"
Shape = dict[str, list[str]]


def shape(files: Mapping[str, bytes]) -> Shape:
    """What re-users rely on, by path: the types of each key, whether it is always there, the terms of closed lists."""
    described = json.loads(files["api/v1/openapi.json"])
    found: Shape = {}
    for path in described["paths"]:
        found[f"adresse {path}"] = ["GET"]
    for name, schema in described["components"]["schemas"].items():
        found.update(_keys(schema, name, schema))
    for name, content in files.items():
        if name.startswith("schemas/"):
            found[f"adresse {name}"] = ["GET"]
            document = json.loads(content)
            found.update(_keys(document, name.removeprefix("schemas/").removesuffix(".schema.json"), document))
    for name, content in files.items():
        if name == "donnees/datapackage.json":
            for table in json.loads(content)["resources"]:
                found[f"adresse donnees/{table['path']}"] = ["GET"]
                for field in table["schema"]["fields"]:
                    found[f"{table['path']} {field['name']}"] = [field["type"]]
        elif name.startswith("donnees/") or name in ("ids.json", "rencontres.ics") or name.count("/") == 1:
            found[f"adresse {name}"] = ["GET"]
    return dict(sorted(found.items()))


def _keys(node: Any, path: str, root: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    node = _resolved(node, root)
    yield path, _facts(node)
    for key, inner in node.get("properties", {}).items():
        always = key in node.get("required", ())
        for deeper, facts in _keys(inner, f"{path}.{key}", root):
            yield deeper, [*facts, "toujours"] if always and deeper == f"{path}.{key}" else facts
    if isinstance(node.get("items"), dict):
        yield from _keys(node["items"], f"{path}[]", root)
    for branch in node.get("oneOf", ()):
        if isinstance(branch, dict) and "properties" in branch:
            yield from _keys(branch, f"{path}?", root)


def _resolved(node: Any, root: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = dict(node)
    while str(found.get("$ref", "")).startswith("#/$defs/"):
        target = root["$defs"][found.pop("$ref").removeprefix("#/$defs/")]
        found = {**target, **found}
    return found


def _facts(node: Mapping[str, Any]) -> list[str]:
    """Types first, then the terms of a closed list, each a fact that may not go."""
    types = node.get("type", ())
    facts = [types] if isinstance(types, str) else sorted(types)
    if "$ref" in node:
        facts.append(node["$ref"])
    terms = [b["const"] for b in node.get("oneOf", ()) if isinstance(b, dict) and "const" in b]
    return [*facts, *(f"terme {term}" for term in (*terms, *node.get("enum", ())))]


def breaks(before: Shape, after: Shape) -> list[str]:
    """Everything of ``before`` that ``after`` takes back: a path, a type, a promise of presence, a term.

    A new type for a key breaks too: who reads a text may be handed a number.
    """
    found = []
    for path, facts in before.items():
        if path not in after:
            found.append(f"disparu : {path}")
            continue
        found += [f"disparu : {path}, {fact}" for fact in facts if fact not in after[path]]
        types = {f for f in after[path] if f in TYPES} - set(facts)
        found += [f"nouveau type : {path}, {each}" for each in sorted(types)]
    return found


TYPES = {"string", "integer", "number", "boolean", "array", "object", "null", "date"}


def current() -> Shape:
    """The shape of today's exports."""
    catalogue = load(ROOT, date(2026, 11, 23)).catalogue
    return shape(exports(Edition.of(ROOT, catalogue, SITE, Journal())))


def main() -> int:
    """Record additions; 1 if something published would be taken back."""
    after = current()
    before: Shape = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.is_file() else {}
    broken = breaks(before, after)
    if broken:
        print("\n".join(broken), file=sys.stderr)
        return 1
    GOLDEN.write_text(json.dumps(after, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
