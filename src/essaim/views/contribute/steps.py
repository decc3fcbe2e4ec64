"""The steps of the form: what must be filled comes first, then what makes a fiche worth copying."""

from dataclasses import dataclass

from essaim.views.contribute.fields import Field


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its id in the address, its title, why it is asked, and the keys it gathers."""

    id: str
    titre: str
    aide: str
    cles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilledStep:
    """A step with its fields; ``requis`` when one of them must be filled."""

    id: str
    titre: str
    aide: str
    requis: bool
    champs: tuple[Field, ...]


STEPS = (
    Step("essentiel", "L’essentiel", "De quoi il s’agit, en quelques mots que tout le monde comprend.",
         ("titre", "resume", "nature", "maturite", "themes", "publics")),
    Step("sources", "Vos sources", "Les documents sur lesquels tout repose : un rapport, un article, une page. Les "
         "étapes suivantes les citeront ; deux suffisent pour commencer, dont une qui ne vient pas du porteur.",
         ("sources", "verifie_le")),
    Step("reponse", "Le problème et la réponse", "Le besoin, puis ce qui est fait pour y répondre.",
         ("probleme", "source_probleme", "reponse", "source_reponse")),
    Step("lieux", "Qui et où", "Qui porte l’initiative, où elle est née, où elle a été reprise. Nommez "
         "des organismes, non des personnes : la vérification ne sait pas reconnaître un nom.",
         ("porteur", "contact", "implantations")),
    Step("echelle", "Changer d’échelle", "Ce que vise l’essaimage et le modèle suivi, parmi ceux du rapport de 2015. "
         "Un essai sur un seul site dit ce qu’il envisage, et l’écrit en note.", ("objectifs", "modeles")),
    Step("limites", "Les limites", "Ce qui n’a pas marché, ce que l’on ne sait pas. Une fiche sans limite n’aide "
         "personne : il en faut une au moins.", ("limites", "conditions")),
    Step("reprendre", "Pour la reprendre", "La grille du rapport : étapes, cœur, marges, partenaires, coûts.",
         ("modelisation",)),
    Step("preuves", "Résultats et preuves", "Ce qui a été compté, évalué, jugé par des pairs.",
         ("resultats", "evaluations", "avis")),
    Step("kit", "Kit et accompagnement", "Les six questions du rapport, les outils prêts à servir, l’aide offerte aux "
         "repreneurs.", ("pret_a_essaimer", "kit", "accompagnement")),
    Step("liens", "Récit et parenté", "L’histoire, les appuis reçus, et les autres fiches de la famille.",
         ("recit", "dispositifs", "distinctions", "replique_de", "inspire_de", "anciens_ids")),
)  # fmt: skip


def filled_steps(fields: tuple[Field, ...]) -> tuple[FilledStep, ...]:
    """The steps with their fields. Raises ``ValueError`` when a field has no step, or a step names no field."""
    known = {each.cle: each for each in fields}
    placed = [key for step in STEPS for key in step.cles]
    if sorted(placed) != sorted(known):
        raise ValueError(f"steps and schema differ: {sorted(set(placed) ^ set(known))}")
    return tuple(
        FilledStep(
            step.id,
            step.titre,
            step.aide,
            any(known[key].requis for key in step.cles),
            tuple(known[key] for key in step.cles),
        )
        for step in STEPS
    )
