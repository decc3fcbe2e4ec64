"""The schemas folder, read once: the one contract that validation, form, pages and exports share."""

import json
from collections.abc import Mapping
from dataclasses import astuple, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from essaim.problem import Mark, Problem, Severity, dotted
from essaim.reading import Document
from essaim.schema import bundle as bundling
from essaim.schema.faults import COMPARED, Fault, faults
from essaim.schema.gate import Gate
from essaim.schema.messages import wording
from essaim.schema.properties import Pattern, Property, generic, places, walk
from essaim.schema.references import SHARED, SUFFIX, Inliner, Schema, SchemaError
from essaim.schema.vocabulary import Vocabulary, is_vocabulary, vocabulary

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


class Schemas:
    """All the schemas, by kind; gates and validators are compiled at the first use of each kind and kept."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """``schemas`` holds the parsed files by name: ``commun``, and one for each kind."""
        self._schemas = schemas
        self._inliner = Inliner(schemas)
        self._inlined: dict[str, dict[str, Any]] = {}
        self._gates: dict[str, Gate] = {}
        self._validators: dict[str, Draft202012Validator] = {}
        self._properties: dict[str, dict[str, Property]] = {}
        self._places: dict[str, tuple[tuple[Pattern, Schema], ...]] = {}

    @classmethod
    def load(cls, root: Path) -> "Schemas":
        """The schemas of ``root/schemas``. Raises ``SchemaError`` where there is none, or one is not JSON."""
        read: dict[str, Schema] = {}
        for path in sorted((root / "schemas").glob(f"*{SUFFIX}")):
            try:
                read[path.name.removesuffix(SUFFIX)] = json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise SchemaError(f"{path.name}: {error}") from error
        if not read:
            raise SchemaError(f"no *{SUFFIX} under {root / 'schemas'}")
        return cls(read)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a schema, sorted."""
        return tuple(sorted(name for name in self._schemas if name != SHARED))

    def raw(self, kind: str) -> Schema:
        """The schema of ``kind`` (or of ``commun``) as its file writes it; not to be changed."""
        return self._schemas[kind]

    def inlined(self, kind: str) -> Schema:
        """The schema of ``kind`` with every reference written out in place; not to be changed."""
        if kind not in self._inlined:
            self._inlined[kind] = self._inliner.schema(kind)
        return self._inlined[kind]

    def bundle(self, kind: str, base: str) -> dict[str, Any]:
        """The self-contained form of a schema, for publication on the site at ``base``."""
        return bundling.bundle(self._schemas, kind, base)

    def properties(self, kind: str) -> tuple[Property, ...]:
        """The properties of ``kind``, nested ones included, in the order of the schema."""
        return tuple(self._known(kind).values())

    def known(self, kind: str, path: str) -> Property:
        """The property of ``kind`` at ``path`` (``modelisation.couts.investissements``)."""
        return self._known(kind)[path]

    def places(self, kind: str) -> tuple[tuple[Pattern, Schema], ...]:
        """Every place where ``kind`` expects a value, in its order: its pattern for ``Record.items``, its schema."""
        if kind not in self._places:
            self._places[kind] = tuple(places(self.inlined(kind)))
        return self._places[kind]

    @cached_property
    def _vocabularies(self) -> dict[str, Vocabulary]:
        found: dict[str, Vocabulary] = {}
        for name in sorted(self._schemas, key=lambda each: (each != SHARED, each)):
            for key, definition in self._schemas[name].get("$defs", {}).items():
                if is_vocabulary(definition):
                    if key in found:
                        raise SchemaError(f"{name}{SUFFIX}: the vocabulary {key} is already defined")
                    found[key] = vocabulary(key, definition)
        return found

    @property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """Every vocabulary: those of ``commun`` first, in the order of the files."""
        return tuple(self._vocabularies.values())

    def vocabulary(self, name: str) -> Vocabulary:
        """The vocabulary held by the definition ``name``; raises ``KeyError`` where there is none."""
        return self._vocabularies[name]

    def check(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """Everything in ``document`` that the schema of ``kind`` refuses, in the order of the lines."""
        if kind not in self._gates:
            self._gates[kind] = Gate(self.inlined(kind))
        return () if self._gates[kind].accepts(document.data) else self.refused(kind, document)

    def refused(self, kind: str, document: Document) -> tuple[Problem, ...]:
        """What ``check`` says, by the reference alone: the gate is not asked."""
        known = self._known(kind)
        found = faults(self._validator(kind).iter_errors(document.data))
        found.sort(key=lambda fault: astuple(_mark(fault, document)))
        found[COMPARED:] = [replace(fault, suggests=False) for fault in found[COMPARED:]]
        return tuple(sorted({_problem(fault, document, known) for fault in found}))

    def _validator(self, kind: str) -> "Draft202012Validator":
        if kind not in self._validators:
            from essaim.schema.keywords import Validator  # here, since most runs never need the reference

            self._validators[kind] = Validator(self.inlined(kind))
        return self._validators[kind]

    def _known(self, kind: str) -> dict[str, Property]:
        if kind not in self._properties:
            self._properties[kind] = {each.path: each for each in walk(self.inlined(kind))}
        return self._properties[kind]


def _problem(fault: Fault, document: Document, known: Mapping[str, Property]) -> Problem:
    path = fault.missing or fault.path
    property_path = generic(path)
    worded = wording(fault, known.get(property_path) or known.get(property_path.rstrip("[]")))
    mark = _mark(fault, document)
    file = document.path.as_posix()
    return Problem(file, mark.line, mark.column, Severity.ERROR, worded.rule, dotted(path), worded.message, worded.hint)


def _mark(fault: Fault, document: Document) -> Mark:
    """The key where the key is at fault, or what it opens (a list, a block); else the value."""
    opens = isinstance(fault.value, list | Mapping) and fault.keyword != "uniqueItems"
    if opens or fault.keyword in {"properties", "additionalProperties"}:
        return document.marks.key(fault.path)
    return document.marks.of(fault.path)
