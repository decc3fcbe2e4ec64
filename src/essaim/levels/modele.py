"""Which of the six models suits whom: a rank made of points that one can count by hand, each with its reason.

Points, added up (the page ``/choisir-un-modele/`` says the same):

* an objective wanted and served by the model: 3, 2 or 1 as the cell of the objectives × models table is attested (A),
  supported (B) or one reading among several (C); 0 if the model does not serve it;
* a place wanted on the report's line from control (1) to autonomy (4): 2 if the model holds it, 1 if it holds the
  next one, else 0; a model that the report does not place on the line gets 0;
* means: 1 less for each means that the model asks for and that is not at hand, if the question was answered.

Equal points share a rank, in the report's order. The twin is ``overrides/assets/essaim/instruments/modele.js``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CONFIDENCE = {"A": 3, "B": 2, "C": 1}
NEAR = 2


@dataclass(frozen=True, slots=True)
class Souhaits:
    """What someone wants: ids of objectives, a place on the line 1–4, ids of the means at hand (None: not answered)."""

    objectifs: tuple[str, ...] = ()
    position: int | None = None
    moyens: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ModeleCompare:
    """What the rank reads of a model: its cells (objective → cross, confidence), its places on the line, its means."""

    id: str
    numero: int
    objectifs: Mapping[str, tuple[bool, str]]
    positions: tuple[int, ...]
    moyens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Raison:
    """Why points are given: ``sorte`` is objectif, place or moyen; ``cle`` says which; ``nuance`` says how.

    ``nuance`` is A, B, C or non for an objective; exacte, voisine, loin or hors-axe for a place; acquis or a-reunir
    for a means.
    """

    sorte: str
    cle: str
    nuance: str
    points: int


@dataclass(frozen=True, slots=True)
class Rang:
    """A model in its rank, from 1; equals share it."""

    modele: str
    rang: int
    points: int
    raisons: tuple[Raison, ...]


def classement(souhaits: Souhaits, modeles: Sequence[ModeleCompare]) -> tuple[Rang, ...]:
    """The models, best first, each with the reasons of its points."""
    scored = []
    for modele in sorted(modeles, key=lambda m: m.numero):
        raisons = (*_objectives(souhaits, modele), *_place(souhaits, modele), *_means(souhaits, modele))
        scored.append((sum(raison.points for raison in raisons), modele, raisons))
    return tuple(
        Rang(modele.id, 1 + sum(1 for other, _, _ in scored if other > points), points, raisons)
        for points, modele, raisons in sorted(scored, key=lambda row: -row[0])
    )


def _objectives(souhaits: Souhaits, modele: ModeleCompare) -> list[Raison]:
    reasons = []
    for objective in souhaits.objectifs:
        cross, confidence = modele.objectifs.get(objective, (False, ""))
        reasons.append(
            Raison("objectif", objective, confidence if cross else "non", CONFIDENCE[confidence] if cross else 0)
        )
    return reasons


def _place(souhaits: Souhaits, modele: ModeleCompare) -> list[Raison]:
    if souhaits.position is None:
        return []
    if not modele.positions:
        return [Raison("place", str(souhaits.position), "hors-axe", 0)]
    away = min(abs(souhaits.position - place) for place in modele.positions)
    return [Raison("place", str(souhaits.position), ("exacte", "voisine", "loin", "loin")[away], max(0, NEAR - away))]


def _means(souhaits: Souhaits, modele: ModeleCompare) -> list[Raison]:
    if souhaits.moyens is None:
        return []
    held = set(souhaits.moyens)
    return [Raison("moyen", m, "acquis" if m in held else "a-reunir", 0 if m in held else -1) for m in modele.moyens]
