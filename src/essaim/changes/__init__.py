"""What changes for readers between two catalogues, in French sentences without any markup.

The review of a pull request, the journal and the feeds all say it in these words.
"""

from essaim.changes.comparison import Change, changes, places_of
from essaim.changes.fields import Phrase

__all__ = ["Change", "Phrase", "changes", "places_of"]
