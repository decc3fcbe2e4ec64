"""What an answer from the web means for a link, and which machines may be asked at all."""

from dataclasses import dataclass
from ipaddress import ip_address

ALIVE, DEAD, UNSURE = "vivant", "mort", "incertain"
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Verdict:
    """``etat`` is vivant, mort or incertain; ``detail`` says why, in French; ``vers`` is where a lasting move leads."""

    etat: str
    detail: str = ""
    vers: str = ""


def verdict_of(status: int, moved: str = "") -> Verdict:
    """The verdict on a final HTTP status; ``moved`` is the last address if every step there was a lasting move.

    Only 404 and 410 say that a page is gone: 403, 429 and faults of the server often greet robots alone.
    """
    if 200 <= status < 300:
        return Verdict(ALIVE, vers=moved)
    if status in _GONE:
        return Verdict(DEAD, f"réponse {status}")
    return Verdict(UNSURE, f"réponse {status}")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: a link must not make our machines ask one another."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if inner is not None and not inner.is_global:
        return False
    return found.is_global and not found.is_multicast
