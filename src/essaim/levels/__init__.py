"""Computed levels: never declared by a fiche, always shown with the criteria met (design section 5)."""

from essaim.levels.completude import Completude, completude
from essaim.levels.cout import Cout, avec_journees, cout
from essaim.levels.fraicheur import Fraicheur, fraicheur
from essaim.levels.groupe import Groupe, groupe
from essaim.levels.modele import ModeleCompare, Raison, Rang, Souhaits, classement
from essaim.levels.pret import Pret, pret
from essaim.levels.preuve import Preuve, preuve

__all__ = [
    "Completude",
    "Cout",
    "Fraicheur",
    "Groupe",
    "ModeleCompare",
    "Pret",
    "Preuve",
    "Raison",
    "Rang",
    "Souhaits",
    "avec_journees",
    "classement",
    "completude",
    "cout",
    "fraicheur",
    "groupe",
    "pret",
    "preuve",
]
