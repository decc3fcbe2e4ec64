"""What is told of a closure agrees with what is said to be closed."""

from collections.abc import Iterator, Mapping

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.records import Record
from essaim.rules.rule import Rule

_LIVING = ("active", "pilote")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Reasons to stop a place that has not stopped, and living places of an initiative that has."""
    statuses = catalogue.vocabulary("statuts")
    for record in catalogue.of("initiatives"):
        for path, place in record.items("implantations", "*"):
            if not isinstance(place, Mapping):
                continue
            status = place.get("statut")
            if "motif_d_arret" in place and status in statuses.ids and status != "arretee":
                message = f"« motif_d_arret » est renseigné, mais le statut est « {status} »."
                hint = "Écrivez « statut: arretee », ou dites-le sous « note » si le lieu fonctionne encore."
                yield record.problem((*path, "motif_d_arret"), RULE.id, message, hint)
        if record.data.get("maturite") == "arretee":
            yield from _living(record)


def _living(record: Record) -> Iterator[Problem]:
    living = [path for path, status in record.texts("implantations", "*", "statut") if status in _LIVING]
    if living:
        line = record.marks.of(living[0]).line
        message = f"La maturité est « arretee », mais une implantation fonctionne encore (ligne {line})."
        hint = "Corrigez le statut de l’implantation, ou la maturité si l’initiative vit encore quelque part."
        yield record.problem(("maturite",), RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "arret",
    "Arrêt contredit",
    "Un motif d’arrêt va avec le statut « arretee » ; une initiative arrêtée n’a plus de lieu actif.",
    check,
)
