"""The family tree of initiatives is a tree: nothing descends from itself."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import DataPath, Problem
from essaim.rules.rule import Rule

_LINKS = ("replique_de", "inspire_de")
_Links = dict[str, list[tuple[str, DataPath]]]
_SHOWN = 8  # fiches of a loop that the message names


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Loops of ``replique_de`` and ``inspire_de``, each told once, at the link that closes it."""
    links: _Links = {
        record.id: [(target, path) for link in _LINKS for path, target in record.texts(link, "*")]
        for record in catalogue.of("initiatives")
    }
    for loop, path in _loops(links):
        record = catalogue.records["initiatives"][loop[-1]]
        if len(loop) == 1:
            message = f"« {loop[0]} » se dit issue d’elle-même."
            yield record.problem(path, RULE.id, message, "Supprimez cette ligne.")
            continue
        names = [*loop, loop[0]] if len(loop) <= _SHOWN else [*loop[:_SHOWN], "…", loop[0]]
        message = f"Les filiations font une boucle : {' → '.join(names)}."
        yield record.problem(path, RULE.id, message, "Retirez le lien qui remonte le temps.")


def _loops(links: _Links) -> Iterator[tuple[list[str], DataPath]]:
    """Every link that leads back into the path walked to it (depth first, without recursion), with that loop."""
    done: set[str] = set()
    for start in links:
        trail = [start] if start not in done else []
        left = [iter(links[start])]
        on_trail = {start: 0}
        while trail:
            target, path = next(left[-1], ("", ()))
            if not path:
                left.pop()
                done.add(trail[-1])
                del on_trail[trail.pop()]
            elif target in on_trail:
                yield trail[on_trail[target] :], path
            elif target in links and target not in done:
                on_trail[target] = len(trail)
                trail.append(target)
                left.append(iter(links[target]))


RULE = Rule(
    "famille-en-boucle",
    "Filiation en boucle",
    "Les liens « replique_de » et « inspire_de » remontent vers l’origine : aucun chemin ne revient à son départ.",
    check,
)
