"""What became of each row, for people and for programs."""

import json
from collections import Counter
from dataclasses import asdict, dataclass

from essaim.problem import Problem
from essaim.typography import french, pluriel

STATES = {"creee": "créée", "modifiee": "modifiée", "inchangee": "inchangée", "fautive": "fautive"}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem of a row: the column to mend (empty if none gave the value), the key, what to do."""

    colonne: str
    champ: str
    gravite: str
    regle: str
    message: str
    remede: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row: its line in the table, the fiche's id and file, and ``etat``, a key of ``STATES``."""

    ligne: int
    id: str
    fichier: str
    etat: str
    problemes: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every row in the table's order; ``ecrit`` says whether files were written; ``ailleurs`` are the errors that the
    rows would bring to fiches already there, which stops everything."""

    lignes: tuple[RowReport, ...]
    ecrit: bool
    ailleurs: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a row, or a fiche already there, is at fault."""
        return bool(self.ailleurs) or any(row.etat == "fautive" for row in self.lignes)


def as_text(outcome: Outcome) -> str:
    """The report that a person reads: each row that is not as it was, its problems, then the counts."""
    lines = []
    for row in outcome.lignes:
        if row.etat != "inchangee" or row.problemes:
            lines.append(f"ligne {row.ligne} : {row.id or 'sans identifiant'}, {STATES[row.etat]}")
        for each in row.problemes:
            where = (
                f"colonne « {each.colonne} »" if each.colonne else f"clé « {each.champ} »" if each.champ else "fiche"
            )
            lines.append(f"    {where} : {each.message} {each.remede} [{each.regle}]")
    lines += [f"{each.file}:{each.line} : {each.message} {each.hint} [{each.rule}]" for each in outcome.ailleurs]
    counts = Counter(row.etat for row in outcome.lignes)
    told = ", ".join(pluriel(counts[state], name) for state, name in STATES.items())
    lines.append(f"{pluriel(len(outcome.lignes), 'ligne')} : {told}")
    if not outcome.ecrit:
        lines.append("Rien n’est écrit.")
    return french("".join(f"{line}\n" for line in lines))


def as_json(outcome: Outcome) -> str:
    """The same report for a program."""
    return json.dumps(asdict(outcome), ensure_ascii=False, indent=2) + "\n"
