"""What an initiative costs: the report's six lines (section 3.b, proposition 4) brought to a cost per beneficiary.

Only money in euros is added up: no rate of exchange, no price of a day of work is invented. Days, full-time posts and
foreign money stay shown as they are, and are named among what the figure leaves out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LINES = (
    "temps_agent_mise_en_oeuvre",
    "temps_agent_fonctionnement",
    "investissements",
    "autres_depenses",
    "financements_exceptionnels",
    "couts_evites",
)
STARTING = ("temps_agent_mise_en_oeuvre", "investissements")
RUNNING = ("temps_agent_fonctionnement", "autres_depenses")
# Upper bounds in euros per beneficiary and per year of bands 1 to 4; beyond is band 5 (anchors_evidence section 4.5).
BANDS = (100, 500, 2_000, 10_000)
UNSURE = ("prevision", "incertain")
DAYS = {"jours": "monnaie", "jours-par-an": "monnaie-par-an"}

Line = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cout:
    """Amounts in euros, None when unknown.

    ``base`` says what ``par_beneficiaire`` rests on, ``manquantes`` names the empty lines, ``hors_calcul`` counts the
    amounts that are not in euros.
    """

    bande: int | None
    par_beneficiaire: float | None
    base: str
    demarrage: float | None
    par_an: float | None
    evite: float | None
    manquantes: tuple[str, ...]
    hors_calcul: int


def cout(data: Mapping[str, object]) -> Cout:
    """The cost of an initiative's data (checked by the schema): band 1–5 per beneficiary and year, and its parts."""
    grid = data.get("modelisation")
    grid = grid if isinstance(grid, Mapping) else {}
    couts = grid.get("couts")
    lines: Mapping[str, Sequence[Line]] = couts if isinstance(couts, Mapping) else {}
    yearly = _total(lines, RUNNING, "monnaie-par-an")
    each, base = _per_beneficiary(lines, yearly, _beneficiaries(grid))
    return Cout(
        band(each),
        each,
        base,
        _total(lines, STARTING, "monnaie"),
        yearly,
        _total(lines, ("couts_evites",), "monnaie-par-an"),
        tuple(line for line in LINES if not any("montant" in entry for entry in lines.get(line, ()))),
        sum(1 for line in LINES for entry in lines.get(line, ()) if "montant" in entry and not _euros(entry)),
    )


def avec_journees(data: Mapping[str, object], prix: float) -> Mapping[str, object]:
    """The same data with days of work turned into euros at ``prix`` euros a day, for ``cout``.

    The price is the reader's own, never one of ours: fiches are counted without it. Posts (etp) are left as they are,
    since the number of days in a year of work is not ours to set either.
    """
    grid = data.get("modelisation")
    couts = grid.get("couts") if isinstance(grid, Mapping) else None
    if not isinstance(grid, Mapping) or not isinstance(couts, Mapping):
        return data
    priced = {line: [_priced(entry, prix) for entry in entries] for line, entries in couts.items()}
    return {**data, "modelisation": {**grid, "couts": priced}}


def _priced(entry: Line, prix: float) -> Line:
    unit = DAYS.get(str(entry.get("unite")))
    if unit is None:
        return entry
    amounts = {
        key: amount * prix for key in ("montant", "montant_max") if (amount := _number(entry.get(key))) is not None
    }
    return {**entry, **amounts, "unite": unit, "devise": "EUR"}


def band(each: float | None) -> int | None:
    """The band of a cost in euros per beneficiary and year: 1 up to 100 €, 2 to 500, 3 to 2 000, 4 to 10 000, 5."""
    if each is None:
        return None
    return 1 + sum(1 for bound in BANDS if each > bound)


def _per_beneficiary(
    lines: Mapping[str, Sequence[Line]], yearly: float | None, beneficiaries: float | None
) -> tuple[float | None, str]:
    for unit in ("monnaie-par-beneficiaire-et-par-an", "monnaie-par-beneficiaire"):
        each = _total(lines, RUNNING, unit)
        if each is not None:
            return each, unit
    if yearly is not None and beneficiaries:
        return yearly / beneficiaries, "division"
    return None, "inconnu"


def _total(lines: Mapping[str, Sequence[Line]], names: Sequence[str], unit: str) -> float | None:
    """The sum over these headings of the latest amount in euros that each gives in this unit; None if none does.

    Several entries under one heading are read as several dates or places of one expense, not as parts to add up:
    the latest is kept, and the top of a range, so that a cost is never understated.
    """
    amounts = []
    for name in names:
        entries = [e for e in lines.get(name, ()) if e.get("unite") == unit and _euros(e) and sure(e)]
        if entries:
            latest = max(entries, key=lambda entry: _number(entry.get("annee")) or 0.0)
            amounts.append(_number(latest.get("montant_max")) or _number(latest.get("montant")) or 0.0)
    return sum(amounts) if amounts else None


def _euros(entry: Line) -> bool:
    return entry.get("devise", "EUR") == "EUR" and str(entry.get("unite", "")).startswith("monnaie")


def sure(entry: Line) -> bool:
    """Whether an entry gives an amount that is neither a forecast nor uncertain."""
    reserves = entry.get("reserves")
    return "montant" in entry and not (isinstance(reserves, list) and any(r in UNSURE for r in reserves))


def _beneficiaries(grid: Mapping[str, object]) -> float | None:
    block = grid.get("beneficiaires_par_an")
    return _number(block.get("valeur")) if isinstance(block, Mapping) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
