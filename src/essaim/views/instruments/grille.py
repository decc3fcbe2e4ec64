"""The economic grid as a page: its six lines, the formulas with their units, and a worked example."""

from dataclasses import dataclass

from essaim.levels import Cout, cout
from essaim.levels.cout import LINES
from essaim.typography import nombre
from essaim.views.amounts import SYMBOLS, amount_in_words
from essaim.views.cards import BANDS
from essaim.views.scope import Scope, Terme

STARTED = "une fois, au départ"
YEARLY = "chaque année"
ROLES = {
    "temps_agent_mise_en_oeuvre": STARTED,
    "temps_agent_fonctionnement": YEARLY,
    "investissements": STARTED,
    "autres_depenses": YEARLY,
    "financements_exceptionnels": "à part : ce qui ne se renouvellera pas",
    "couts_evites": "à part : ce que d’autres ne dépensent plus",
}
# An invented case, said to be so on the page; tests/instruments works it out by hand.
EXAMPLE: dict[str, object] = {
    "modelisation": {
        "couts": {
            "temps_agent_mise_en_oeuvre": [{"montant": 12_000, "unite": "monnaie"}],
            "temps_agent_fonctionnement": [{"montant": 38_000, "unite": "monnaie-par-an"}],
            "investissements": [{"montant": 25_000, "unite": "monnaie"}],
            "autres_depenses": [{"montant": 22_000, "unite": "monnaie-par-an"}],
            "couts_evites": [{"montant": 45_000, "unite": "monnaie-par-an"}],
        },
        "beneficiaires_par_an": {"valeur": 240},
    }
}


@dataclass(frozen=True, slots=True)
class LigneGrille:
    """One of the six lines: what to write there, and when it is paid."""

    id: str
    libelle: str
    definition: str
    moment: str
    exemple: str


@dataclass(frozen=True, slots=True)
class GrilleView:
    """The page of the grid; ``exemple`` is what the worked example comes to, ``adresse`` fills the grid with it."""

    lignes: tuple[LigneGrille, ...]
    unites: tuple[Terme, ...]
    symboles: tuple[tuple[str, str], ...]
    bandes: tuple[tuple[int, str], ...]
    exemple: Cout
    par_beneficiaire: str
    adresse: str


def cost_grid(scope: Scope) -> GrilleView:
    """The page of the economic grid."""
    known = {p.path: p for p in scope.catalogue.schemas.properties("initiatives")}
    example = cout(EXAMPLE)
    lines = _example_lines()
    return GrilleView(
        tuple(
            LigneGrille(
                line,
                known[f"modelisation.couts.{line}"].title,
                known[f"modelisation.couts.{line}"].description,
                ROLES[line],
                amount_in_words(lines[line][0]) if line in lines else "non renseigné",
            )
            for line in LINES
        ),
        tuple(scope.terme("unites_de_cout", term.id) for term in scope.catalogue.vocabulary("unites_de_cout")),
        tuple(SYMBOLS.items()),
        tuple(BANDS.items()),
        example,
        f"{nombre(example.par_beneficiaire or 0)} €",
        "&".join(
            [f"{line}={entry['montant']};{entry['unite']}" for line, entries in lines.items() for entry in entries]
            + ["beneficiaires=240"]
        ),
    )


def _example_lines() -> dict[str, list[dict[str, object]]]:
    grid = EXAMPLE["modelisation"]
    assert isinstance(grid, dict)
    lines = grid["couts"]
    assert isinstance(lines, dict)
    return lines
