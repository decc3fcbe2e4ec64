"""An initiative is born in one place: exactly one of its implantations is the origin."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem
from essaim.records import Record
from essaim.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Initiatives without an origin, or with several; a misspelt role is left to the schema."""
    roles = catalogue.vocabulary("roles")
    for record in catalogue.of("initiatives"):
        places = record.data.get("implantations")
        if not isinstance(places, list) or not places:
            continue
        written = list(record.items("implantations", "*", "role"))
        origins = [path for path, role in written if role == "origine"]
        if len(origins) > 1:
            yield _several(record, [(record.marks.of(path).line, path) for path in origins])
        elif not origins and len(written) == len(places) and all(role in roles.ids for _, role in written):
            yield record.problem(
                ("implantations",),
                RULE.id,
                "Aucune implantation n’a le rôle « origine » ; il en faut une, et une seule.",
                "Écrivez « role: origine » sous le lieu où l’initiative est née.",
            )


def _several(record: Record, origins: list[tuple[int, tuple[str | int, ...]]]) -> Problem:
    lines = ", ".join(str(line) for line, _ in origins[:-1])
    places = f"lignes {lines} et {origins[-1][0]}"
    message = f"{len(origins)} implantations ont le rôle « origine » ({places}) ; il en faut une seule."
    hint = (
        "Gardez « origine » pour le lieu de naissance et écrivez « reprise » pour les autres ; "
        "une naissance en plusieurs lieux se dit sous « autres_territoires »."
    )
    return record.problem(origins[1][1], RULE.id, message, hint)


RULE = Rule(
    "origine-unique",
    "Une seule origine",
    "Parmi les implantations d’une initiative, une et une seule a le rôle « origine » ; les autres sont des reprises.",
    check,
)
