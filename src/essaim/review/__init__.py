"""What a change to the content means for the person who merges it, as a report.

``revisions`` reads two git revisions without running or following anything in them; ``assess`` takes the sentences of
``essaim.changes`` and adds what a reviewer must see; ``markdown`` and ``exchange`` write it, every contributed text
made harmless. ``layout`` and ``suggestions`` offer the canonical form on the lines themselves.
"""

from essaim.review.assessment import Review, assess
from essaim.review.exchange import ExchangeError, from_json, to_json
from essaim.review.labels import labels
from essaim.review.markdown import Site, markdown
from essaim.review.suggestions import Suggestion, suggestions

__all__ = [
    "ExchangeError",
    "Review",
    "Site",
    "Suggestion",
    "assess",
    "from_json",
    "labels",
    "markdown",
    "suggestions",
    "to_json",
]
