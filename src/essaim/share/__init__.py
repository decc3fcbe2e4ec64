"""Share images: what a link to a fiche shows where it is pasted (messages, social networks), made at build."""

from essaim.share.card import ShareCard, fiche_card, site_card
from essaim.share.studio import Studio

__all__ = ["ShareCard", "Studio", "fiche_card", "site_card"]
