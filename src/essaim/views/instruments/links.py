"""Links from an instrument to what the catalogue may hold: a record if it is there, else the list of its kind."""

from essaim.views.scope import Scope


def leading_to(scope: Scope, address: str) -> str:
    """The link to ``kind/id/``, or to ``kind/`` when the catalogue has no such record; others as they are."""
    kind, _, identifier = address.strip("/").partition("/")
    known = not identifier or scope.catalogue.get(kind, identifier) is not None
    return scope.lien(address if known else f"{kind}/")
