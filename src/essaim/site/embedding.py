"""Cards to stand in other sites' pages: one address below each initiative, with a skeleton and a style of its own.

They repeat a fiche, so search engines and the site's own search leave them out. A policy in a page cannot forbid
frames, and this one's does not need to: the host that serves the site decides with its headers.
"""

from collections.abc import Iterator
from functools import partial

from essaim.exports.redirects import CARD
from essaim.pages import Later, Page
from essaim.site.facts import Facts
from essaim.typography import french
from essaim.views.cards import carte
from essaim.views.scope import Scope, text

SECTION = "integration"  # its shell is overrides/integration.html


def embedded_cards(scope: Scope, facts: Facts) -> Iterator[Page]:
    """A page for each initiative: its card, for an ``<iframe>``, whose address overrides/views/integrer.html gives."""
    inner = scope.at("../../../")
    for record in scope.catalogue.initiatives:
        yield Page(
            f"{record.kind}/{record.id}/{CARD}",
            "integration.html",
            Later(facts.page(record), partial(carte, inner, record)),
            french(f"Carte : {record.titre}"),
            text(record.data, "resume"),
            SECTION,
            listed=False,
        )
