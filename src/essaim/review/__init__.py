"""What a change to the content means: for readers (``changes``), for the person who merges (``assess``), as a report.

``changes`` compares two catalogues and gives French sentences, free of any markup: the journal and the feeds use them
too. ``revisions`` reads two git revisions without running or following anything in them; ``assess`` adds what a
reviewer must see; ``markdown`` and ``exchange`` write it, every contributed text made harmless.
"""

from essaim.review.assessment import Review, assess
from essaim.review.changes import Change, Phrase, changes
from essaim.review.exchange import ExchangeError, from_json, to_json
from essaim.review.labels import labels
from essaim.review.markdown import Site, markdown

__all__ = [
    "Change",
    "ExchangeError",
    "Phrase",
    "Review",
    "Site",
    "assess",
    "changes",
    "from_json",
    "labels",
    "markdown",
    "to_json",
]
