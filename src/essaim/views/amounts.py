"""Amounts in words: what an initiative costs, as the files say it, in any unit."""

from essaim.levels.cout import LINES, sure
from essaim.typography import nombre, pluriel
from essaim.views.scope import Data, Scope, mapping, mappings, number, text, year

SYMBOLS = {"EUR": "€", "USD": "$ US", "CAD": "$ CA", "GBP": "£", "FRF": "F"}
UNITS = {
    "monnaie": "{amount} {money}",
    "monnaie-par-an": "{amount} {money} par an",
    "monnaie-par-beneficiaire": "{amount} {money} par bénéficiaire",
    "monnaie-par-beneficiaire-et-par-an": "{amount} {money} par bénéficiaire et par an",
    "jours": "{amount} jours de travail",
    "jours-par-an": "{amount} jours de travail par an",
    "etp": "{amount} équivalents temps plein",
    "pourcentage": "{amount} %",
    "autre": "{amount} {free}",
}


def known_amounts(scope: Scope, data: Data) -> tuple[str, ...]:
    """What an initiative spends, each under its line: « Investissements : 65 000 000 € (Dunkerque, 2018) ».

    Money first: it is what a reader looks for. Forecasts and uncertain amounts keep to the table of the fiche.
    """
    lines = mapping(mapping(data, "modelisation"), "couts")
    entries = ((line, entry) for line in LINES if line != "couts_evites" for entry in mappings(lines, line))
    words = [_known(scope, line, entry) for line, entry in entries if sure(entry)]
    return tuple(sorted(words, key=lambda told: not any(money in told for money in ("€", "euros"))))


def first_amount(known: tuple[str, ...]) -> str:
    """The first of the known amounts, and how many others there are; empty for none."""
    if not known:
        return ""
    others = len(known) - 1
    return f"{known[0]} et {pluriel(others, 'autre montant', 'autres montants')}" if others else known[0]


def _known(scope: Scope, line: str, entry: Data) -> str:
    title = scope.catalogue.schemas.known("initiatives", f"modelisation.couts.{line}").title
    told = year(entry, "annee")
    where = ", ".join(filter(None, (place_in_words(scope, entry), str(told) if told else "")))
    return f"{title} : {amount_in_words(entry)}" + (f" ({where})" if where else "")


def place_in_words(scope: Scope, entry: Data) -> str:
    """Where an amount was spent, empty if the file does not say."""
    territory = scope.atlas.territories.resolve(text(entry, "territoire")) if "territoire" in entry else None
    return ", ".join(part for part in (territory.nom if territory else "", text(entry, "lieu")) if part)


def amount_in_words(entry: Data) -> str:
    """« 3 500 € par bénéficiaire », « 2 à 3 jours de travail », or nothing when no amount is known."""
    amount = number(entry, "montant")
    if amount is None:
        return ""
    top = number(entry, "montant_max")
    figures = f"{nombre(amount)} à {nombre(top)}" if top is not None else nombre(amount)
    currency = text(entry, "devise") or "EUR"
    money = SYMBOLS.get(currency, currency)
    return UNITS[text(entry, "unite")].format(amount=figures, money=money, free=text(entry, "unite_libre"))
