"""The contract of content: schemas, vocabularies, validation in French, and the published form.

Usage: ``Schemas.load(root)``, then ``check``, ``vocabulary``, ``properties`` and ``bundle``.
"""

from essaim.schema.loading import Schemas
from essaim.schema.properties import Property
from essaim.schema.references import SchemaError
from essaim.schema.vocabulary import Term, Vocabulary
from essaim.schema.wording import RULES

__all__ = ["RULES", "Property", "SchemaError", "Schemas", "Term", "Vocabulary"]
