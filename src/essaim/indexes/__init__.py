"""Cross-territory indexes: who is where, what could come here, and what travelled from one place to another."""

from essaim.indexes.elsewhere import Suggestion, proven_elsewhere
from essaim.indexes.presences import MONEY, NO_THEME, ORDER, Atlas, Presence
from essaim.indexes.transfers import Transfer, transfers

__all__ = ["MONEY", "NO_THEME", "ORDER", "Atlas", "Presence", "Suggestion", "Transfer", "proven_elsewhere", "transfers"]
