"""Share images in the plan of the site: each fiche has its own, every other page the site's."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from essaim.pages import Page, Picture
from essaim.share import ShareCard, Studio, fiche_card, site_card
from essaim.views.fiche import FicheView


@dataclass(frozen=True, slots=True)
class Pictures:
    """``common`` is the site's own image; ``look`` digests what all images are drawn with."""

    studio: Studio
    common: Picture

    @classmethod
    def of(cls, root: Path) -> "Pictures":
        """The images of a site built from the repository at ``root``."""
        studio = Studio.of(root)
        return cls(studio, studio.picture(site_card()))

    @property
    def look(self) -> str:
        """A page names its image by all that the image shows: a new look is a new name."""
        return self.common.address

    def card(self, page: Page) -> ShareCard | None:
        """What the page's own image shows; None if it has none of its own."""
        return fiche_card(page.view) if isinstance(page.view, FicheView) else None

    def picture(self, card: ShareCard | None) -> Picture:
        """The image of ``card``; for None, the site's."""
        return self.studio.picture(card) if card else self.common

    def draw(self, site: Path, cards: Iterable[ShareCard]) -> set[str]:
        """Draw what the site folder does not hold yet of ``cards`` and of the site's image; the names of all these."""
        wanted = {self.studio.picture(card).address: card for card in (site_card(), *cards)}
        self.studio.draw(site, wanted)
        return set(wanted)
