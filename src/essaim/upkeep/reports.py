"""The two issues that are kept up to date: links that no longer answer, fiches to check again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from essaim.catalogue import Catalogue
from essaim.levels import fraicheur
from essaim.records import Record
from essaim.review.neutral import code, plain
from essaim.typography import date_fr, french, pluriel
from essaim.upkeep.addresses import Address
from essaim.upkeep.verdicts import ALIVE, DEAD, UNSURE, Verdict

LIMIT = 60_000  # characters; GitHub refuses a body of more than 65 536


@dataclass(frozen=True, slots=True)
class LinkReport:
    """Every address asked, with its verdict, and why some exceptions must go."""

    verdicts: Mapping[Address, Verdict]
    obsolete: tuple[str, ...] = ()

    def of(self, state: str) -> tuple[tuple[Address, Verdict], ...]:
        """The addresses of one state, sorted."""
        found = [pair for pair in self.verdicts.items() if pair[1].etat == state]
        return tuple(sorted(found, key=lambda pair: pair[0].url))

    @property
    def failed(self) -> bool:
        """Whether something is to be mended: a dead link, or an exception that has no reason to be."""
        return bool(self.obsolete or self.of(DEAD))


def links_markdown(report: LinkReport) -> str:
    """The issue about links; empty when there is nothing to do."""
    if not report.failed:
        return ""
    lines = [french(f"{pluriel(len(report.verdicts), 'adresse demandée', 'adresses demandées')}.")]
    titles = {DEAD: "Ne répondent plus", UNSURE: "À regarder : réponse incertaine"}
    if report.obsolete:
        lines += ["", "### Exceptions à retirer", "", *(f"- {plain(each)}" for each in report.obsolete)]
    for state, title in titles.items():
        found = report.of(state)
        if found:
            lines += ["", f"### {title} ({len(found)})", ""]
            lines += [f"- {_fiches(address)} : {code(address.url, 300)}, {plain(v.detail)}" for address, v in found]
    moved = [(address, verdict) for address, verdict in report.of(ALIVE) if verdict.vers]
    if moved:
        lines += ["", f"### Ont changé d’adresse ({len(moved)})", ""]
        lines += [f"- {_fiches(address)} : {code(address.url, 300)} → {code(v.vers, 300)}" for address, v in moved]
    return bounded(lines)


def stale(catalogue: Catalogue) -> tuple[Record, ...]:
    """The fiches that nobody has checked for two years, the oldest check first."""
    found = []
    for record in catalogue:
        checked = record.data.get("verifie_le")
        if isinstance(checked, str) and fraicheur(checked, catalogue.today).etat == "ancienne":
            found.append((checked, record.kind, record.id, record))
    return tuple(each[3] for each in sorted(found, key=lambda each: each[:3]))


def stale_markdown(records: Sequence[Record]) -> str:
    """The issue about fiches to check; empty when there is none."""
    if not records:
        return ""
    lines = [
        french("Personne n’a vérifié ces fiches depuis deux ans. Relire, corriger, puis changer « verifie_le »."),
        "",
    ]
    for record in records:
        day = date_fr(str(record.data["verifie_le"]))
        lines.append(f"- [ ] {plain(record.titre, 120)}, {code(str(record.path))}, vérifiée le {day}")
    return bounded(lines)


def bounded(lines: Sequence[str]) -> str:
    """``lines`` as one text of at most ``LIMIT`` characters, the rest being counted."""
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > LIMIT:
            return (
                "\n".join(
                    [*kept, "", french(f"… et {pluriel(len(lines) - len(kept), 'autre ligne', 'autres lignes')}")]
                )
                + "\n"
            )
        kept.append(line)
    return "\n".join(kept) + "\n"


def _fiches(address: Address) -> str:
    shown = ", ".join(code(each) for each in address.fiches[:3])
    return shown + (f" et {len(address.fiches) - 3} de plus" if len(address.fiches) > 3 else "")
