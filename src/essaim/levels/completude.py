"""How complete a fiche is: the headings filled among those the report asks for (section 3.b and anchors 4.8).

Shown as a count, never used to hide a fiche.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HEADINGS = (
    ("modelisation", "objectifs_impacts"),
    ("modelisation", "dispositif"),
    ("modelisation", "coeur"),
    ("modelisation", "marges"),
    ("modelisation", "partenaires"),
    ("modelisation", "couts"),
    ("modelisation", "beneficiaires_par_an"),
    ("resultats",),
    ("evaluations",),
    ("conditions",),
    ("kit",),
    ("pret_a_essaimer",),
    ("accompagnement",),
    ("dispositifs",),
    ("contact",),
    ("recit",),
)


@dataclass(frozen=True, slots=True)
class Completude:
    """``remplies`` headings out of ``total``; ``manquantes`` are the dotted names of the others, in order."""

    remplies: int
    total: int
    manquantes: tuple[str, ...]


def completude(data: Mapping[str, object]) -> Completude:
    """Completeness of an initiative's data, over the optional headings only: the required ones are always there."""
    missing = tuple(".".join(path) for path in HEADINGS if not _filled(data, path))
    return Completude(len(HEADINGS) - len(missing), len(HEADINGS), missing)


def _filled(data: object, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(data, Mapping) or key not in data:
            return False
        data = data[key]
    return bool(data)
