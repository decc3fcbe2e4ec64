"""A quick yes before the reference: what the gate accepts is sound, what it refuses the reference judges and words.

``jsonschema-rs`` compiles the same written-out schema and gives the same verdicts (tests/schema/test_gate.py compares
them on every example, every fiche and their mutations), 50 times faster. It words nothing: its messages are English,
and its refusal alone refuses nothing.
"""

from jsonschema_rs import Draft202012Validator

from essaim.schema.formats import FORMATS
from essaim.schema.references import Schema


class Gate:
    """The gate of one written-out schema; raises ``ValueError`` on a schema it cannot read, or an unknown format."""

    def __init__(self, schema: Schema) -> None:
        self._validator = Draft202012Validator(
            dict(schema), formats=dict(FORMATS), validate_formats=True, ignore_unknown_formats=False, offline=True
        )

    def accepts(self, data: object) -> bool:
        """Whether ``data`` is surely sound; on what it cannot even look at (half a character), it says no."""
        try:
            return self._validator.is_valid(data)
        except ValueError:
            return False
