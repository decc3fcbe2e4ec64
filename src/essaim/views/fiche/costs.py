"""What an initiative costs, line by line, as a table and as a small picture."""

from dataclasses import dataclass

from essaim.levels import Cout, cout
from essaim.levels.cout import LINES
from essaim.typography import nombre
from essaim.views.amounts import amount_in_words, first_amount, known_amounts, place_in_words
from essaim.views.cards import MesureCout, mesure
from essaim.views.claims import Claims, Renvoi
from essaim.views.scope import Data, Scope, Terme, mapping, mappings, number, text, year

BASES = {
    "monnaie-par-beneficiaire-et-par-an": "donné par bénéficiaire et par an",
    "monnaie-par-beneficiaire": "donné par bénéficiaire, sur toute la durée de l’accompagnement",
    "division": "dépense annuelle divisée par le nombre de bénéficiaires en un an",
    "inconnu": "les lignes connues ne permettent pas de le calculer",
}


@dataclass(frozen=True, slots=True)
class Montant:
    """An amount in words; empty when only a note is known."""

    texte: str
    annee: int | None
    lieu: str
    note: str
    source: Renvoi | None
    reserves: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class LigneCout:
    """One of the six lines; ``montants`` is empty when nothing is known of it."""

    id: str
    libelle: str
    definition: str
    montants: tuple[Montant, ...]


@dataclass(frozen=True, slots=True)
class Barre:
    """A line of the picture: its length as a part of the longest, 0–100, None if unknown."""

    libelle: str
    montant: str | None
    part: float | None


@dataclass(frozen=True, slots=True)
class Couts:
    """The whole block of costs; ``connu`` is the first of the amounts spent, whatever its unit; ``inconnu`` names the
    lines of which nothing is known."""

    mesure: MesureCout
    cout: Cout
    base: str
    par_beneficiaire: str
    lignes: tuple[LigneCout, ...]
    barres: tuple[Barre, ...]
    connu: str
    inconnu: str
    beneficiaires: Montant | None
    rapports: tuple[Montant, ...]


def costs(scope: Scope, data: Data, claims: Claims) -> Couts:
    """The costs of an initiative's data: the six lines, whether known or not."""
    grid = mapping(data, "modelisation")
    lines = mapping(grid, "couts")
    computed = cout(data)
    shown = []
    for line in LINES:
        known = scope.catalogue.schemas.known("initiatives", f"modelisation.couts.{line}")
        amounts = tuple(_amount(scope, entry, claims) for entry in mappings(lines, line))
        shown.append(LigneCout(line, known.title, known.description, amounts))
    return Couts(
        mesure(computed),
        computed,
        BASES[computed.base],
        f"{nombre(round(computed.par_beneficiaire, 2))} €" if computed.par_beneficiaire is not None else "",
        tuple(shown),
        _bars(lines, shown),
        first_amount(known_amounts(scope, data)),
        _unknown(shown),
        _beneficiaries(grid, claims),
        tuple(_return(scope, entry, claims) for entry in mappings(grid, "rapport_avantages_couts")),
    )


def _unknown(shown: list[LigneCout]) -> str:
    missing = [line.libelle[0].lower() + line.libelle[1:] for line in shown if not line.montants]
    if len(missing) == len(LINES):
        return "Aucune des six lignes n’est renseignée"
    return f"Non renseigné : {' ; '.join(missing)}" if missing else ""


def _amount(scope: Scope, entry: Data, claims: Claims) -> Montant:
    return _placed(amount_in_words(entry), scope, entry, claims)


def _return(scope: Scope, entry: Data, claims: Claims) -> Montant:
    """What one unit of money spent brings back: « 7 à 19 pour 1 dépensé »."""
    low, top = number(entry, "valeur") or 0, number(entry, "valeur_max")
    figures = f"{nombre(low)} à {nombre(top)}" if top is not None else nombre(low)
    return _placed(f"{figures} pour 1 dépensé", scope, entry, claims)


def _placed(words: str, scope: Scope, entry: Data, claims: Claims) -> Montant:
    return Montant(
        words,
        year(entry, "annee"),
        place_in_words(scope, entry),
        text(entry, "note"),
        claims.renvoi(entry),
        claims.reserves(entry),
    )


def _bars(lines: Data, shown: list[LigneCout]) -> tuple[Barre, ...]:
    """Lines in euros compared with each other; the picture is left out unless two amounts share a unit."""
    for unit in ("monnaie-par-an", "monnaie", "monnaie-par-beneficiaire-et-par-an", "monnaie-par-beneficiaire"):
        values: dict[str, tuple[float, str]] = {}
        for line in shown:
            for entry in mappings(lines, line.id):
                amount = number(entry, "montant")
                if entry.get("unite") == unit and entry.get("devise", "EUR") == "EUR" and amount is not None:
                    values.setdefault(line.id, (amount, amount_in_words(entry)))
        if len(values) > 1:
            longest = max(amount for amount, _ in values.values()) or 1.0
            return tuple(
                Barre(line.libelle, values[line.id][1], round(100 * values[line.id][0] / longest, 1))
                for line in shown
                if line.id in values
            )
    return ()


def _beneficiaries(grid: Data, claims: Claims) -> Montant | None:
    block = mapping(grid, "beneficiaires_par_an")
    count = number(block, "valeur")
    if count is None:
        return None
    return Montant(
        f"{nombre(count)} par an",
        year(block, "annee"),
        "",
        text(block, "note"),
        claims.renvoi(block),
        claims.reserves(block),
    )
