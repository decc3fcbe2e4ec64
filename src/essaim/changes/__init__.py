"""What changes for readers between two catalogues, in French sentences without any markup.

The review of a pull request, the journal and the feeds all say it in these words.
"""

from essaim.changes.comparison import SORTES, Change, changes, places_of, record_phrases
from essaim.changes.fields import Phrase
from essaim.changes.words import Words

__all__ = ["SORTES", "Change", "Phrase", "Words", "changes", "places_of", "record_phrases"]
