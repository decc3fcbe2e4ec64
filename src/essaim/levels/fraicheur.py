"""How fresh a fiche is, from the date a person last checked it (score of data·inclusion: 1 up to six months, 0 from two
years, linear between)."""

from dataclasses import dataclass
from datetime import date

FRESH_DAYS = 183
STALE_DAYS = 731


@dataclass(frozen=True, slots=True)
class Fraicheur:
    """``score`` from 0 to 1; ``etat`` is recente, a-revoir or ancienne."""

    verifie_le: date
    score: float
    etat: str


def fraicheur(verifie_le: str, today: date) -> Fraicheur:
    """Freshness of a fiche checked on ``verifie_le`` (ISO date), seen on ``today``."""
    checked = date.fromisoformat(verifie_le)
    days = (today - checked).days
    score = min(1.0, max(0.0, (STALE_DAYS - days) / (STALE_DAYS - FRESH_DAYS)))
    etat = "recente" if days <= FRESH_DAYS else "ancienne" if days >= STALE_DAYS else "a-revoir"
    return Fraicheur(checked, round(score, 2), etat)
