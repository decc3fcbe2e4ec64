"""Examples of use, word for word as the page prints them: a test runs each one against the built site."""

from dataclasses import dataclass

_PYTHON = """\
import json
from urllib.request import urlopen

with urlopen("{racine}api/v1/initiatives.json") as reponse:
    catalogue = json.load(reponse)

for fiche in catalogue["fiches"]:
    niveau = fiche["calcule"]["preuve"]["niveau"]
    if niveau is not None and niveau >= 2:
        print(niveau, fiche["donnees"]["titre"], fiche["liens"]["page"])
"""
_TABLE = """\
import csv
import io
from urllib.request import urlopen

with urlopen("{racine}donnees/implantations.csv") as reponse:
    texte = reponse.read().decode("utf-8-sig")

for ligne in csv.DictReader(io.StringIO(texte)):
    if ligne["role"] == "origine":
        print(ligne["territoire"], ligne["initiative"])
"""
_BROWSER = """\
const reponse = await fetch("{racine}api/v1/territoires.json");
const { territoires } = await reponse.json();
const isere = territoires.find((territoire) => territoire.code === "FR-38");
console.log(isere.nom, isere.ici.length, isere.a_l_interieur);
"""
_SHELL = """\
curl --fail --silent {racine}flux/nouveautes.xml | grep --count '<entry>'
"""


@dataclass(frozen=True, slots=True)
class Exemple:
    """An example: what it does, the language it is written in (python, javascript, shell), its code."""

    titre: str
    langage: str
    code: str


def examples(racine: str) -> tuple[Exemple, ...]:
    """The examples, for the site at ``racine``."""
    found = (
        ("Les initiatives dont la preuve est mesurée", "python", _PYTHON),
        ("Le tableau des implantations", "python", _TABLE),
        ("Ce qui existe en Isère", "javascript", _BROWSER),
        ("Compter les nouveautés", "shell", _SHELL),
    )
    return tuple(Exemple(titre, langage, code.replace("{racine}", racine)) for titre, langage, code in found)
