"""What a share image says: the theme, the title, the proof in its words, the places. Nothing that a fiche does not."""

from dataclasses import dataclass

from essaim.typography import french
from essaim.views.fiche import FicheView


@dataclass(frozen=True, slots=True)
class ShareCard:
    """``nom`` begins the file's name; ``icone`` is a name of icones.html; ``niveau`` is None (not rated) or 0–5.

    ``preuve`` is empty on the card of the site itself, which rates nothing; ``ligne`` stands at the foot. The
    summary is left out: networks print it beside the image, from the page's description.
    """

    nom: str
    icone: str
    surtitre: str
    titre: str
    ligne: str
    niveau: int | None = None
    preuve: str = ""

    @property
    def alt(self) -> str:
        """The image in words, for those who do not see it."""
        proof = (f"Preuve : {self.preuve}",) if self.preuve else ()
        return french(". ".join(part.rstrip(".") for part in (self.surtitre, self.titre, *proof, self.ligne)) + ".")


def fiche_card(view: FicheView) -> ShareCard:
    """The card of an initiative, from what its fiche shows at the top."""
    head, theme, proof = view.entete, view.entete.themes[0], view.preuve
    rated = proof.libelle if proof.niveau is None else f"{proof.niveau}/5 · {proof.libelle}"
    born = f"{head.origine} · " if head.origine else ""
    return ShareCard(
        f"initiatives/{head.id}",
        theme.icone or "carte",
        french(theme.libelle),
        french(head.titre),
        french(born + head.reprises),
        proof.niveau,
        french(rated),
    )


def site_card() -> ShareCard:
    """The card of every page that has none of its own."""
    return ShareCard(
        "essaim",
        "reprise",
        "Le catalogue ouvert des initiatives qui marchent",
        "Ce qui marche là-bas peut marcher chez vous.",
        french("Preuves, coûts, limites : de quoi reprendre chez vous."),
    )
