"""What the promises say of a verdict, and the figures of a whole run."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from essaim.reading import read_text
from hostile.cases import Case, Fate
from hostile.court import Verdict

SECONDS, MEGABYTES = 2, 300
LINES_RIGHT = 0.95
REMEDIES = ("message", "hint", "rule")
OURS = ("::error file=", "::warning file=")  # the commands that the report for GitHub is made of


@dataclass(frozen=True)
class Judged:
    """A case beside the verdict on it."""

    case: Case
    verdict: Verdict

    @cached_property
    def told(self) -> list[dict[str, object]]:
        """The errors that the command told, as the JSON report gives them."""
        problems = json.loads(self.verdict.reports["json"]) if self.verdict.code in (0, 1) else []
        return [problem for problem in problems if problem["severity"] == "error"]

    @property
    def label(self) -> str:
        """What a failing test shows, so that the case can be found and tried again."""
        return f"{self.case.family} / {self.case.name!r} / {self.case.path!r}"

    def crashed(self) -> bool:
        """Whether the command died, was killed, or wrote anything else than its report."""
        return self.verdict.code not in (0, 1) or bool(self.verdict.errors)

    def wrong_fate(self) -> bool:
        """Whether what had to be refused passed, or the other way round."""
        if self.case.fate is Fate.UNKNOWN:
            return False
        return (self.verdict.code == 1) != (self.case.fate is Fate.REFUSED)

    def wrong_line(self) -> bool:
        """Whether no error stands within one line of the fault."""
        wanted = self.case.line
        return wanted is not None and all(abs(int(str(each["line"])) - wanted) > 1 for each in self.told)

    def wrong_rule(self) -> bool:
        """Whether the fault was told under another name only."""
        return self.case.rule is not None and self.case.rule not in {problem["rule"] for problem in self.told}

    def poor_message(self) -> bool:
        """Whether a refusal lacks a file, a line, what was found, or a remedy; or there are more than twenty."""
        files = {str(problem["file"]) for problem in self.told}
        complete = all(problem[key] for problem in self.told for key in REMEDIES)
        placed = all(int(str(problem["line"])) >= 1 for problem in self.told)
        counted = all(sum(problem["file"] == file for problem in self.told) <= 20 for file in files)
        return not (complete and placed and counted and bool(self.told) == (self.verdict.code == 1))

    def changed(self) -> bool:
        """Whether what was accepted is read otherwise than it was written."""
        if not self.case.data:
            return False
        document = read_text(self.case.content, PurePosixPath(self.case.path)).document
        return document is None or any(document.data.get(key) != value for key, value in self.case.data.items())

    def commands(self) -> list[str]:
        """The lines by which the report would command a terminal or a runner."""
        lines = [line for report in self.verdict.reports.values() for line in report.splitlines()]
        spoken = [line for line in lines if line.lstrip().startswith(("::", "##[")) and not line.startswith(OURS)]
        return spoken + [line for line in lines if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)]

    def costly(self) -> bool:
        """Whether it took more time or memory than promised."""
        return self.verdict.seconds >= SECONDS or self.verdict.megabytes >= MEGABYTES


@dataclass
class Figures:
    """The figures of every case judged in a session, as they are printed at its end; the cases are not kept."""

    cases: int = 0
    chances: int = 0
    crashes: int = 0
    misjudged: int = 0
    placed: int = 0
    misplaced: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    families: set[str] = field(default_factory=set)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[float, str] = (0.0, "")

    def add(self, cases: Sequence[Case], verdicts: Sequence[Verdict]) -> list[Judged]:
        """Counts a run, and gives it back case by case."""
        run = [Judged(case, verdict) for case, verdict in zip(cases, verdicts, strict=True)]
        for each in run:
            self._count(each)
        return run

    def include(self, other: "Figures") -> None:
        """Adds the figures of another process."""
        for name in ("cases", "chances", "crashes", "misjudged", "placed", "misplaced", "fates"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.families |= other.families
        self.slowest, self.largest = max(self.slowest, other.slowest), max(self.largest, other.largest)

    def _count(self, each: Judged) -> None:
        self.crashes += each.crashed()
        self.slowest = max(self.slowest, (each.verdict.seconds, each.label))
        self.largest = max(self.largest, (each.verdict.megabytes, each.label))
        if each.case.fate is Fate.UNKNOWN:
            self.chances += 1
            return
        self.cases += 1
        self.families.add(each.case.family)
        self.misjudged += each.wrong_fate()
        self.fates[each.case.fate] += not each.wrong_fate()
        self.placed += each.case.line is not None
        self.misplaced += each.wrong_line()

    def lines(self) -> list[str]:
        """The report, in French."""
        return [
            f"{self.cases} cas de {len(self.families)} familles, {self.chances} mutations au hasard",
            f"refusés : {self.fates[Fate.REFUSED]} ; neutralisés : {self.fates[Fate.NEUTRALISED]} ; "
            f"acceptés tels quels : {self.fates[Fate.ACCEPTED]} ; jugés à tort : {self.misjudged}",
            f"plantages : {self.crashes} ; lignes fausses : {self.misplaced} sur {self.placed} "
            f"({share(self.misplaced, self.placed)} de justes)",
            f"le plus lent : {self.slowest[0]:.2f} s ({self.slowest[1]}) ; "
            f"le plus gros : {self.largest[0]:.0f} Mo ({self.largest[1]})",
        ]


def share(wrong: int, whole: int) -> str:
    """The share of what is right, in French."""
    return f"{100 * (1 - wrong / whole):.1f} %".replace(".", ",") if whole else "sans objet"


def labels(judged: Iterable[Judged]) -> list[str]:
    """The names of cases, for a failing test to show."""
    return [each.label for each in judged]
