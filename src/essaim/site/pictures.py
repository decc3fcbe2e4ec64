"""Share images in the plan of the site: each page names its own, or the site's."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from essaim.pages import Page, Picture
from essaim.share import ShareCard, Studio, fiche_card, site_card
from essaim.views.fiche import FicheView


@dataclass(frozen=True, slots=True)
class Pictures:
    """``cards`` are what the images show, by address relative to the site's root; ``common`` is the site's own."""

    studio: Studio
    cards: dict[str, ShareCard]
    common: Picture

    @classmethod
    def of(cls, root: Path) -> "Pictures":
        """The images of a site built from the repository at ``root``: the common one, until pages add theirs."""
        studio = Studio.of(root)
        common = studio.picture(site_card())
        return cls(studio, {common.address: site_card()}, common)

    def hang(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """``pages`` with the image that their head names."""
        return tuple(replace(page, picture=self._picture(page)) for page in pages)

    def _picture(self, page: Page) -> Picture:
        if not isinstance(page.view, FicheView):
            return self.common
        card = fiche_card(page.view)
        picture = self.studio.picture(card)
        self.cards[picture.address] = card
        return picture

    def draw(self, site: Path) -> int:
        """Draw what the site folder does not hold yet; how many images were."""
        return self.studio.draw(site, self.cards)
