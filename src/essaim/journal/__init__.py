"""What git remembers of the catalogue: each record's changes and contributors, and the recent changes in words.

``log`` reads the output of one `git log`, ``lives`` gives each record its own changes across renames, ``telling`` puts
the newest into the words of ``essaim.changes``. Who runs git is the caller's business (``Past``).
"""

from essaim.journal.journal import Entry, Journal, Life, Past, journal
from essaim.journal.log import ARGUMENTS
from essaim.journal.telling import LIMIT

__all__ = ["ARGUMENTS", "LIMIT", "Entry", "Journal", "Life", "Past", "journal"]
