"""The strict reader (design 9.1): bytes to clean text, to plain data in which every value and key knows its place."""

from essaim.reading.documents import Document, Marks, Reading
from essaim.reading.faults import MAX_PROBLEMS, capped
from essaim.reading.markup import Tag, html_tags
from essaim.reading.reader import read, read_strictly, read_text

__all__ = [
    "MAX_PROBLEMS",
    "Document",
    "Marks",
    "Reading",
    "Tag",
    "capped",
    "html_tags",
    "read",
    "read_strictly",
    "read_text",
]
