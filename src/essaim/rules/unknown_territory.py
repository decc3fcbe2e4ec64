"""Every territory that a fiche names exists: a page, a map and an index stand on its code."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, shown
from essaim.rules.fields import texts_of
from essaim.rules.rule import Rule
from essaim.territories import Territories

_SEARCHES = 40  # names looked for in one run: each costs milliseconds, and a hostile file may hold thousands


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Codes that lead nowhere, each with what it may have meant."""
    territories = catalogue.territories
    said: dict[str, str] = {}
    for record, path, code in texts_of(catalogue, "territoire"):
        if territories.resolve(code):
            continue
        if code not in said:
            said[code] = _hint(territories, code if len(said) < _SEARCHES else "")
        message = f"Le territoire {shown(code)} n’existe pas : on attend un code officiel."
        yield record.problem(path, RULE.id, message, said[code])


def _hint(territories: Territories, text: str) -> str:
    near = territories.suggest(text[:80], 1) if text else ()
    if near:
        return f'Vouliez-vous dire "{near[0].code}" ({near[0].nom}) ?'
    return (
        'Écrivez le code entre guillemets : pays "FR", région "FR-HDF", département "FR-38", '
        'commune "38185" (code INSEE), intercommunalité (SIREN, neuf chiffres).'
    )


RULE = Rule(
    "territoire-inconnu",
    "Territoire inconnu",
    "Chaque territoire est nommé par son code officiel, qui figure dans les données de référence du site.",
    check,
)
