"""From the validator's errors to faults: one for each thing a person has to mend, with its place and its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from essaim.problem import DataPath
from essaim.schema.quoting import phrase, quoted
from essaim.schema.suggestions import nearest

if TYPE_CHECKING:  # importing jsonschema costs more than checking a thousand sound fiches
    from jsonschema.exceptions import ValidationError

COMPARED = 60  # how many faults of a file get a suggestion: a hostile file may hold thousands, and few are shown
_FORMS = frozenset({"format", "pattern"})
_LENGTHS = frozenset({"minLength", "maxLength"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One error, flattened. ``reason`` ends a sentence: empty, or « , car « role » vaut « reprise » ».

    ``suggests`` is off where looking for a near word is not worth its time.
    """

    error: "ValidationError"
    path: DataPath
    reason: str = ""
    suggests: bool = True

    @property
    def keyword(self) -> str:
        """The keyword that refuses: ``properties`` where the key is not admitted in this case."""
        keyword = self.error.validator
        return keyword if isinstance(keyword, str) else ""

    @property
    def asked(self) -> Any:
        """What the keyword asks."""
        return self.error.validator_value

    @property
    def value(self) -> Any:
        """The value found."""
        return self.error.instance

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema that refuses."""
        return self.error.schema if isinstance(self.error.schema, Mapping) else {}

    @property
    def missing(self) -> DataPath:
        """For a missing key, where it should have been; otherwise nothing."""
        is_missing = self.keyword in {"required", "dependentRequired"}
        return (*self.path, self.error.message) if is_missing else ()

    def nearest(self, word: str, names: Mapping[str, Iterable[str]]) -> str | None:
        """The allowed word nearest to ``word``, where one is near."""
        return nearest(word, names) if self.suggests else None


def faults(errors: Iterable["ValidationError"]) -> list[Fault]:
    """The faults behind ``errors``, without those that mending another one mends.

    Dropped: what a condition asks of a value that is wrong anyway, a missing key that stands there misspelt, and the
    length of a text that has not the right form.
    """
    found = list(_flattened(errors, ""))
    wrong = {fault.path for fault in found if not fault.reason and not fault.missing}
    formless = {fault.path for fault in found if fault.keyword in _FORMS}
    misspelt = set(_misspelt(found))
    kept: list[Fault] = []
    said: set[DataPath] = set(misspelt)
    for fault in sorted(found, key=lambda each: bool(each.reason)):  # what always holds before what a condition asks
        if fault.missing:
            if fault.missing not in said:
                kept.append(fault)
            said.add(fault.missing)
        elif not (fault.reason and fault.path in wrong) and not _said_better(fault, formless):
            kept.append(fault)
    return kept


def _said_better(fault: Fault, formless: set[DataPath]) -> bool:
    """Whether another fault of the same text says it: the form before the length, but emptiness before the form."""
    if fault.keyword in _FORMS:
        return not fault.value and "minLength" in fault.schema
    return fault.keyword in _LENGTHS and fault.value != "" and fault.path in formless


def _flattened(errors: Iterable["ValidationError"], reason: str) -> Iterator[Fault]:
    for error in errors:
        if error.validator == "if":
            yield from _flattened(error.context or (), reason or _because(error))
        else:
            yield Fault(error, tuple(error.absolute_path), reason)


def _misspelt(found: list[Fault]) -> Iterator[DataPath]:
    unknown = [fault for fault in found if fault.keyword == "additionalProperties" and fault.path]
    for fault in unknown[:COMPARED]:
        meant = nearest(str(fault.path[-1]), dict.fromkeys(fault.schema.get("properties", {}), ()))
        if meant is not None:
            yield (*fault.path[:-1], meant)


def _because(error: "ValidationError") -> str:
    """The condition in words: what the file says that makes the rule apply."""
    condition = error.validator_value if error.message == "then" else None
    value = error.instance
    if not isinstance(condition, Mapping) or not isinstance(value, Mapping):
        return phrase(", dans ce cas")
    tested = condition.get("properties", {})
    keys = [*tested, *(key for key in condition.get("required", ()) if key not in tested)]
    said = []
    for key in keys:
        if key not in value:
            continue
        item = value[key]
        plain = key in tested and not isinstance(item, list | Mapping)
        template = "{key} vaut {value}" if plain else "{key} est renseigné"
        said.append(phrase(template, key=quoted(key), value=quoted(item)))
    return phrase(", car ") + " et ".join(said) if said else phrase(", dans ce cas")
