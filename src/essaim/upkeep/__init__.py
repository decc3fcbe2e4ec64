"""What ages in the catalogue: addresses that stop answering, fiches that nobody has checked for two years."""

from essaim.upkeep.addresses import Address, addresses
from essaim.upkeep.reports import LinkReport, links_markdown, stale, stale_markdown
from essaim.upkeep.tolerated import FILE, Tolerated, ToleratedError, covering, load_tolerated, obsolete
from essaim.upkeep.verdicts import Verdict, is_public, verdict_of

__all__ = [
    "FILE",
    "Address",
    "LinkReport",
    "Tolerated",
    "ToleratedError",
    "Verdict",
    "addresses",
    "covering",
    "is_public",
    "links_markdown",
    "load_tolerated",
    "obsolete",
    "stale",
    "stale_markdown",
    "verdict_of",
]
