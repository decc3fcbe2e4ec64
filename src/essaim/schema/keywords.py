"""The JSON Schema keywords as this project asks them: one error a fault, each knowing what its message needs.

Same verdicts as the standard (a test compares them). What differs from jsonschema's own: one error per unknown key,
at that key; one error per vocabulary whatever its length; the condition kept with what it asks; patterns read as
ECMA-262 and only on texts within their maximal length; duplicates found in linear time; and no English message, which
would write a whole hostile value out before we shorten it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from essaim.schema.formats import FORMATS
from essaim.schema.patterns import compiled
from essaim.schema.references import Schema
from essaim.schema.vocabulary import is_vocabulary

Errors = Iterator[ValidationError]
CHECKER = FormatChecker(formats=())
for _name, _check in FORMATS.items():
    CHECKER.checks(_name)(_check)
_DEEPEST = 12  # the reader's own limit on nesting; deeper values, which it refuses, are told apart by identity


def _types(schema: Any) -> tuple[str, ...]:
    asked = schema.get("type", ()) if isinstance(schema, Mapping) else ()
    return (asked,) if isinstance(asked, str) else tuple(asked)


def _mistyped(validator: Any, instance: object, schema: Any) -> bool:
    """Whether ``type`` already refuses the value: whatever else is wrong with it follows from that."""
    asked = _types(schema)
    return bool(asked) and not any(validator.is_type(instance, each) for each in asked)


def _same(one: object, other: object) -> bool:
    return fingerprint(one) == fingerprint(other)


def fingerprint(value: object, depth: int = 0) -> object:
    """A hashable stand-in: equal for values that JSON Schema holds equal (1 and 1.0, but not 1 and true)."""
    if isinstance(value, list | tuple):
        return ("list", id(value) if depth >= _DEEPEST else tuple(fingerprint(item, depth + 1) for item in value))
    if isinstance(value, Mapping):
        if depth >= _DEEPEST:
            return ("map", id(value))
        return ("map", frozenset((key, fingerprint(item, depth + 1)) for key, item in value.items()))
    return ("bool", value) if isinstance(value, bool) else value


def _number(validator: Any, value: object) -> bool:
    return bool(validator.is_type(value, "number"))


def _pattern(_: Any, pattern: str, value: object, schema: Schema) -> bool:
    if not isinstance(value, str) or len(value) > schema.get("maxLength", len(value)):
        return True  # too long is said by maxLength; a long hostile text never meets the expression
    return compiled(pattern).search(value) is not None


# keyword → whether a value of the right type satisfies it (validator, what the schema asks, value, schema)
_PREDICATES: dict[str, Callable[[Any, Any, Any, Schema], bool]] = {
    "const": lambda _, asked, value, __: _same(asked, value),
    "enum": lambda _, asked, value, __: any(_same(each, value) for each in asked),
    "minLength": lambda _, least, value, __: not isinstance(value, str) or len(value) >= least,
    "maxLength": lambda _, most, value, __: not isinstance(value, str) or len(value) <= most,
    "pattern": _pattern,
    "format": lambda _, name, value, __: CHECKER.conforms(value, name),
    "minimum": lambda validator, least, value, _: not _number(validator, value) or value >= least,
    "maximum": lambda validator, most, value, _: not _number(validator, value) or value <= most,
    "exclusiveMinimum": lambda validator, bound, value, _: not _number(validator, value) or value > bound,
    "exclusiveMaximum": lambda validator, bound, value, _: not _number(validator, value) or value < bound,
    "minItems": lambda _, least, value, __: not isinstance(value, list) or len(value) >= least,
    "maxItems": lambda _, most, value, __: not isinstance(value, list) or len(value) <= most,
    "minProperties": lambda _, least, value, __: not isinstance(value, dict) or len(value) >= least,
    "maxProperties": lambda _, most, value, __: not isinstance(value, dict) or len(value) <= most,
    "not": lambda validator, refused, value, _: not validator.evolve(schema=refused).is_valid(value),
}


def _keyword(holds: Callable[[Any, Any, Any, Schema], bool]) -> Callable[[Any, Any, Any, Schema], Errors]:
    def check(validator: Any, asked: Any, value: Any, schema: Schema) -> Errors:
        if not _mistyped(validator, value, schema) and not holds(validator, asked, value, schema):
            yield ValidationError("")

    return check


def _type(validator: Any, _: Any, value: Any, schema: Schema) -> Errors:
    if _mistyped(validator, value, schema):
        yield ValidationError("")


def _required(_: Any, names: list[str], value: Any, __: Schema) -> Errors:
    if isinstance(value, dict):
        yield from (ValidationError(name) for name in names if name not in value)


def _dependent_required(_: Any, dependencies: Mapping[str, list[str]], value: Any, __: Schema) -> Errors:
    if isinstance(value, dict):
        for trigger, names in dependencies.items():
            if trigger in value:
                yield from (ValidationError(name, validator_value=trigger) for name in names if name not in value)


def _properties(validator: Any, properties: Mapping[str, Any], value: Any, _: Schema) -> Errors:
    if not isinstance(value, dict):
        return
    for name, schema in properties.items():
        if name in value and schema is False:  # jsonschema's own error would forget which key it is
            yield ValidationError("", path=[name], instance=value[name])
        elif name in value:
            yield from validator.descend(value[name], schema, path=name, schema_path=name)


def _additional(validator: Any, allowed: Any, value: Any, schema: Schema) -> Errors:
    if allowed is not False:
        yield from Draft202012Validator.VALIDATORS["additionalProperties"](validator, allowed, value, schema)
    elif isinstance(value, dict):
        patterns = schema.get("patternProperties", {})
        for key in value:
            if key not in schema.get("properties", {}) and not any(compiled(each).search(key) for each in patterns):
                yield ValidationError(key, path=[key])


def _unique(_: Any, unique: bool, value: Any, __: Schema) -> Errors:
    if unique and isinstance(value, list):
        first: dict[object, int] = {}
        for index, item in enumerate(value):
            if (earlier := first.setdefault(fingerprint(item), index)) != index:
                yield ValidationError("", path=[index], instance=item, validator_value=earlier)


def _condition(validator: Any, condition: Any, value: Any, schema: Schema) -> Errors:
    branch = "then" if validator.evolve(schema=condition).is_valid(value) else "else"
    errors = list(validator.descend(value, schema[branch], schema_path=branch)) if branch in schema else []
    if errors:
        yield ValidationError(branch, context=errors)


def _any_of(validator: Any, branches: list[Any], value: Any, schema: Schema) -> Errors:
    context: list[ValidationError] = []
    if _mistyped(validator, value, schema):
        return
    for index, branch in enumerate(branches):
        errors = list(validator.descend(value, branch, schema_path=index))
        if not errors:
            return
        context.extend(errors)
    yield ValidationError("", context=context)


def _one_of(validator: Any, branches: list[Any], value: Any, schema: Schema) -> Errors:
    if _mistyped(validator, value, schema):
        return
    if is_vocabulary(schema):
        if not any(branch["const"] == value for branch in branches):
            yield ValidationError("")
        return
    valid = sum(validator.evolve(schema=branch).is_valid(value) for branch in branches)
    if valid == 0:
        yield from _any_of(validator, branches, value, schema)
    elif valid > 1:
        yield ValidationError("")


Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        **{name: _keyword(predicate) for name, predicate in _PREDICATES.items()},
        "type": _type,
        "properties": _properties,
        "required": _required,
        "dependentRequired": _dependent_required,
        "additionalProperties": _additional,
        "uniqueItems": _unique,
        "if": _condition,
        "anyOf": _any_of,
        "oneOf": _one_of,
    },
)

# What the schemas may use; a test refuses any other, since it would have no words in French.
SUPPORTED = frozenset(_PREDICATES) | {
    "type", "$schema", "$id", "$defs", "$ref", "$comment", "title", "description", "examples", "default", "deprecated",
    "properties", "items", "allOf", "then", "else", "required", "dependentRequired", "additionalProperties",
    "uniqueItems", "if", "anyOf", "oneOf",
}  # fmt: skip
