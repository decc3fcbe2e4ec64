"""Computed levels: never declared by a fiche, always shown with the criteria met (design section 5)."""

from essaim.levels.completude import Completude, completude
from essaim.levels.cout import Cout, cout
from essaim.levels.fraicheur import Fraicheur, fraicheur
from essaim.levels.pret import Pret, pret
from essaim.levels.preuve import Preuve, preuve

__all__ = [
    "Completude",
    "Cout",
    "Fraicheur",
    "Pret",
    "Preuve",
    "completude",
    "cout",
    "fraicheur",
    "pret",
    "preuve",
]
