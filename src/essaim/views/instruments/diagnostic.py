"""The report's six questions as a page: help, what to do for want of a yes, and the schemes that help to get one."""

from collections.abc import Mapping
from dataclasses import dataclass

from essaim.records import Record
from essaim.views.fiche.places import Etape
from essaim.views.instruments.links import leading_to
from essaim.views.scope import Scope, mapping, text, words

# What to do when the answer is not yes: (advice, link's words, link's address). The advice is the site's own, drawn
# from what the report says of each subject; the page says so.
ADVICE: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "porteur_d_accord": (
        (
            "Voyez le porteur avant tout : dites ensemble ce qui ne doit pas changer, ce que chacun pourra adapter, "
            "et le temps qu’il peut donner à ceux qui reprennent.",
            "Le cœur du concept et la marge d’adaptation",
            "glossaire/coeur-du-concept/",
        ),
    ),
    "modele_economique_viable": (
        (
            "Remplissez les six lignes de la grille : ce que coûte le montage, ce que coûte chaque année, ce que l’on "
            "évite. Regardez ce qui repose sur une aide exceptionnelle.",
            "La grille économique",
            "grille-economique/",
        ),
    ),
    "evalue": (
        (
            "Choisissez une façon d’évaluer à votre portée : suivi avant et après, enquête, avis de pairs, comparaison "
            "avec un tiers. La plus rigoureuse n’est pas toujours possible.",
            "Les guides d’évaluation",
            "ressources/",
        ),
        (
            "Dites d’où vient chaque résultat : c’est ce que lit en premier celui qui voudrait reprendre.",
            "L’évaluation par les pairs",
            "glossaire/evaluation-par-les-pairs/",
        ),
    ),
    "impact_justifie": (
        (
            "Rapprochez l’effet attendu du coût par bénéficiaire et des coûts évités, puis comparez à l’existant.",
            "Calculer un coût par bénéficiaire",
            "grille-economique/",
        ),
    ),
    "environnement_favorable": (
        (
            "Cherchez les lieux qui ressemblent au vôtre, et qui a dit avoir ce besoin.",
            "Les besoins déposés",
            "besoins/",
        ),
        ("Un agent public du lieu connaît les partenaires et les guichets.", "Les parrains", "parrains/"),
    ),
    "repreneurs_identifies": (
        (
            "Formez un groupe de sites : un seul dossier, chacun prend une option, l’un d’eux essaie d’abord. "
            "Chaque fiche a son dossier, prêt à compléter.",
            "Le principe de la subvention d’essaimage",
            "propositions/subvention-d-essaimage/",
        ),
        (
            "Le modèle change ce que l’on demande au repreneur : antenne, contrat, ou simple accompagnement.",
            "Choisir un modèle",
            "choisir-un-modele/",
        ),
    ),
}
OPEN_FIRST = ("ouvert", "inconnu", "clos")


@dataclass(frozen=True, slots=True)
class Appui:
    """A scheme that helps to answer yes, by what its record says."""

    titre: str
    lien: str
    resume: str
    etat: str


@dataclass(frozen=True, slots=True)
class Conseil:
    """A thing to do, and where to go for it."""

    texte: str
    lien: Etape


@dataclass(frozen=True, slots=True)
class QuestionPosee:
    """One of the six questions, with what to do and who helps when the answer is not yes."""

    id: str
    numero: int
    texte: str
    aide: str
    conseils: tuple[Conseil, ...]
    appuis: tuple[Appui, ...]


@dataclass(frozen=True, slots=True)
class DiagnosticView:
    """The page of the six questions."""

    questions: tuple[QuestionPosee, ...]


def diagnostic(scope: Scope) -> DiagnosticView:
    """The six questions in the report's order."""
    return DiagnosticView(
        tuple(
            QuestionPosee(
                term.id,
                rank,
                term.titre,
                term.description,
                tuple(Conseil(advice, Etape(name, leading_to(scope, link))) for advice, name, link in ADVICE[term.id]),
                _helpers(scope, term.id),
            )
            for rank, term in enumerate(scope.catalogue.vocabulary("questions_pret"), 1)
        )
    )


def _helpers(scope: Scope, question: str) -> tuple[Appui, ...]:
    """Schemes whose record says that they help with this question: open ones first, then by title."""
    found = [r for r in scope.catalogue.of("dispositifs") if question in words(r.data, "questions_pret")]
    return tuple(
        Appui(
            record.titre,
            scope.fiche(record),
            text(record.data, "resume"),
            scope.terme("etats_de_dispositif", _state(record)).libelle,
        )
        for record in sorted(found, key=lambda r: (OPEN_FIRST.index(_state(r)), r.titre.casefold()))
    )


def _state(record: Record) -> str:
    return text(mapping(record.data, "etat"), "statut") or "inconnu"
