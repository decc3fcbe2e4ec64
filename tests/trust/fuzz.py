"""`make fuzz`: every variant of every valid example and real fiche, and 100 000 mutations, judged as `make test` does.

Exit code: 0 where every promise holds, 1 where one does not; what broke it is printed, so that it can be tried again.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from hostile.cases import Case
from hostile.court import ROOT, judged
from hostile.fiches import sources
from hostile.judgement import LINES_RIGHT, Figures, Judged
from hostile.mutations import SEED, mutations
from hostile.variants import variants

from essaim.progress import progress_on

BATCH = 4_000


def main() -> int:
    """Judge everything, batch by batch, and print the figures."""
    parser = argparse.ArgumentParser(prog="fuzz.py", description=__doc__)
    parser.add_argument("--mutations", type=int, default=100_000, help="combien de mutations au hasard")
    parser.add_argument("--graine", type=int, default=SEED, help="une autre graine donne d’autres mutations")
    parser.add_argument("--sans-variantes", action="store_true", help="les mutations seulement")
    options = parser.parse_args()
    fiches = sources(ROOT)
    figures, broken = Figures(), 0
    named = () if options.sans_variantes else (case for fiche in fiches for case in variants(fiche))
    chance = mutations(fiches, options.mutations, options.graine)
    with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
        progress.phase("Cas jugés")
        for cases in chain(_batches(named), _batches(chance)):
            for each in figures.add(cases, judged(cases)):
                if _breaks(each):
                    broken += 1
                    progress.close()
                    print(f"{each.label} : {each.verdict.code} {each.verdict.errors[-300:]}\n{each.case.content!r}")
            progress.done(figures.cases + figures.chances)
    print(f"{figures.cases + figures.chances} cas jugés, {broken} promesses rompues", flush=True)
    print("\n".join(figures.lines()))
    return int(bool(broken) or figures.misplaced > (1 - LINES_RIGHT) * figures.placed)


def _batches(cases: Iterable[Case]) -> Iterator[list[Case]]:
    remaining = iter(cases)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _breaks(each: Judged) -> bool:
    checks = (each.crashed, each.wrong_fate, each.poor_message, each.changed, each.costly, each.commands)
    return any(check() for check in checks)


if __name__ == "__main__":
    raise SystemExit(main())
