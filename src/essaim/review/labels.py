"""The labels of a pull request, by kind, theme and territory: only names that the project's own files know."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.review.assessment import Review
from essaim.territories import Nature, Territories

MAX = 20
PREFIXES = ("sorte/", "theme/", "territoire/", "revue/")  # the labels that are ours to put and to take away
_AREAS = (Nature.REGION, Nature.DEPARTEMENT, Nature.PAYS)


def labels(review: Review, catalogue: Catalogue) -> tuple[str, ...]:
    """At most ``MAX`` labels; whatever the review says, none but those that ``catalogue`` (trusted) can name."""
    return tuple(dict.fromkeys(_all(review, catalogue)))[:MAX]


def _all(review: Review, catalogue: Catalogue) -> Iterator[str]:
    if review.autres or review.liens:
        yield "revue/hors-contenu"
    if review.erreurs:
        yield "revue/erreurs"
    if review.doublons:
        yield "revue/doublon-probable"
    kinds, themes = {kind.name for kind in catalogue.kinds}, catalogue.vocabulary("themes")
    yield from (f"sorte/{change.kind}" for change in review.fiches if change.kind in kinds)
    for change in review.fiches:
        yield from (f"theme/{theme}" for theme in change.themes if theme in themes)
    for change in review.fiches:
        for code in change.territoires:
            area = _area(catalogue.territories, code)
            if area:
                yield f"territoire/{area}"


def _area(territories: Territories, code: str) -> str | None:
    """The region that a place lies in; overseas, the department; abroad, the country."""
    found = territories.resolve(code)
    if found is None:
        return None
    around = (found, *territories.ancestors(found.code))
    return next((each.code for nature in _AREAS for each in around if each.nature is nature), None)
