"""Ready to scale? The report's six questions (section 3.a, decision tree), each answered oui, non or inconnu."""

from collections.abc import Mapping
from dataclasses import dataclass

QUESTIONS = (
    "porteur_d_accord",
    "modele_economique_viable",
    "evalue",
    "impact_justifie",
    "environnement_favorable",
    "repreneurs_identifies",
)


@dataclass(frozen=True, slots=True)
class Pret:
    """Answers in the report's order; ``oui`` counts the yes, 0–6, never a percentage."""

    reponses: tuple[str, ...]
    oui: int
    non: tuple[str, ...]
    inconnues: tuple[str, ...]
    verdict: str


def pret(answers: Mapping[str, str]) -> Pret:
    """Readiness from answers by question id (a missing one is unknown), with the report's verdict.

    The report says yes only when the six answers are yes; any "non" sends back to consolidating the first project.
    What is unknown is said as such: it is no verdict.
    """
    reponses = tuple(answers.get(question, "inconnu") for question in QUESTIONS)
    non = tuple(q for q, r in zip(QUESTIONS, reponses, strict=True) if r == "non")
    inconnues = tuple(q for q, r in zip(QUESTIONS, reponses, strict=True) if r == "inconnu")
    if non:
        verdict = "consolider"
    elif inconnues:
        verdict = "a-completer"
    else:
        verdict = "pret"
    return Pret(reponses, reponses.count("oui"), non, inconnues, verdict)


def answers(data: Mapping[str, object]) -> dict[str, str]:
    """The answers that an initiative's data declares, by question id."""
    declared = data.get("pret_a_essaimer")
    if not isinstance(declared, Mapping):
        return {}
    return {str(q): str(a["reponse"]) for q, a in declared.items() if isinstance(a, Mapping) and "reponse" in a}
