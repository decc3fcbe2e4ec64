"""The review as Markdown for GitHub: what calls for care first, then the fiches, worst first, never too long.

Every text of the review goes through ``neutral.plain``; links are made of known kinds and well-formed ids only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from essaim.changes import SORTES, Change
from essaim.kinds import KINDS
from essaim.review.assessment import Finding, Review
from essaim.review.neutral import code, plain
from essaim.review.twins import Twins
from essaim.typography import french, pluriel

LIMIT = 60_000  # characters; GitHub refuses a comment of more than 65 536
_SHARE = 7_000  # characters for one section that is not the fiches
_FICHE = 5_000
_LINE = 220
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = {kind.name: kind.singulier.lower() for kind in KINDS}
_WEIGHTS = {"illisible": 2, "retiree": 3, "renommee": 4, "modifiee": 6, "ajoutee": 7}
_STANDING = frozenset({"maturite", "preuve", "cout", "pret"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where pages stand: the published site, and the preview of this change if there is one; both end with ``/``."""

    url: str
    preview: str = ""


def markdown(review: Review, site: Site, limit: int = LIMIT) -> str:
    """The whole report, at most ``limit`` characters long."""
    head = [_title(review), *_care(review), *_problems(review.problemes), *_duplicates(review.doublons)]
    if review.nouveaux_territoires:
        places = ", ".join(plain(each, _LINE) for each in review.nouveaux_territoires[:40])
        rest = _others(len(review.nouveaux_territoires) - 40, "territoire")
        head += ["### Territoires couverts pour la première fois", _cut(places, _SHARE) + rest]
    text = "\n\n".join(head)
    return text + _fiches(review, site, limit - len(text)) + "\n"


def _title(review: Review) -> str:
    counts = [
        pluriel(number, f"fiche {word}", f"fiches {word}s")
        for sorte, word in SORTES.items()
        if (number := sum(change.sorte == sorte for change in review.fiches))
    ]
    told = ", ".join(counts) or "Aucune fiche ne change"
    state = f"{pluriel(review.erreurs, 'erreur')}, {pluriel(review.avertissements, 'avertissement')}"
    return french(f"## Ce qui change pour les lecteurs\n\n{told}. Dans tout le catalogue, ensuite : {state}.")


def _care(review: Review) -> list[str]:
    """What a reviewer reads before anything else."""
    lines: list[str] = []
    if review.schemas_illisibles:
        lines.append("- **Les schémas proposés ne se lisent pas** : les fiches sont jugées avec ceux d’avant.")
    lines += _listed(
        "Fichiers hors de `content/`, à relire ligne à ligne", map(code, review.autres), len(review.autres)
    )
    lines += _listed("Liens symboliques ou sous-modules, refusés", map(code, review.liens), len(review.liens))
    lines += _listed("Caractères invisibles hors des fiches", map(code, review.masques), len(review.masques))
    hidden, personal = review.hidden, review.personal
    lines += _listed("Caractères invisibles dans les fiches", map(_place, hidden), len(hidden))
    lines += _listed("Données personnelles possibles", map(_place, personal), len(personal))
    lost = [change for change in review.fiches if change.adresse == "perdue"]
    lines += _listed("Adresses qui ne répondraient plus", (code(_old(each)) for each in lost), len(lost))
    hosts = (f"{plain(host.nom, 100)} ({code(host.fiche)})" for host in review.hotes)
    lines += _listed("Sites que rien ne citait encore", hosts, len(review.hotes))
    return ["### À regarder d’abord", french("\n".join(lines))] if lines else []


def _listed(title: str, items: Iterable[str], count: int) -> Iterator[str]:
    if count:
        kept = _within(items, _SHARE // 2, 25)
        yield f"- **{title}** ({count}) : {', '.join(kept)}{_others(count - len(kept), 'autre')}"


def _problems(found: Sequence[Finding]) -> list[str]:
    if not found:
        return []
    lines = (f"- {_place(each)} {_GRAVITY.get(each.gravite, '')}{plain(each.message, 400)}" for each in found)
    kept = _within(lines, _SHARE, 30)
    rest = _others(len(found) - len(kept), "problème")
    return ["### Problèmes", "\n".join(kept) + (f"\n- {rest}" if rest else "")]


_GRAVITY = {"error": "**erreur** · ", "warning": "avertissement · "}


def _duplicates(found: Sequence[Twins]) -> list[str]:
    if not found:
        return []
    tables = []
    for twin in found:
        rows = [f"| | {code(twin.premiere)} | {code(twin.seconde)} |", "|---|---|---|"]
        rows += [f"| {plain(a, 40)} | {plain(b, _LINE)} | {plain(c, _LINE)} |" for a, b, c in twin.lignes[:8]]
        tables.append("\n".join(rows))
    kept = _within(tables, _SHARE, 10)
    rest = _others(len(found) - len(kept), "paire")
    return ["### Doublons probables", *kept, *([rest] if rest else [])]


def _fiches(review: Review, site: Site, budget: int) -> str:
    """The fiches, worst first, until the budget is spent; the rest is counted."""
    faulty = {each.fichier for each in review.problemes if each.gravite == "error"}
    ordered = sorted(review.fiches, key=lambda change: (*_weight(change, faulty), change.kind, change.id))
    text, told = "", 0
    for change in ordered:
        block = _fiche(change, site)
        if len(text) + len(block) > budget - 200:
            break
        text, told = text + block, told + 1
    left = len(ordered) - told + review.omises
    title = "\n\n### Fiche par fiche" if told else ""
    return title + text + (f"\n\n{_others(left, 'fiche')}" if left else "")


def _weight(change: Change, faulty: set[str]) -> tuple[int, ...]:
    path = f"content/{change.kind}/{change.id}"
    if change.adresse == "perdue":
        return (0,)
    if not faulty.isdisjoint((f"{path}.md", f"{path}.yml")):
        return (1,)
    if change.sorte == "modifiee" and any(phrase.champ in _STANDING for phrase in change.phrases):
        return (5,)
    return (_WEIGHTS.get(change.sorte, 8),)


def _fiche(change: Change, site: Site) -> str:
    kind = _KINDS.get(change.kind, "fiche")
    lines = [f"\n\n#### {plain(change.titre, 160)}", ""]
    lines.append(
        f"{kind} {code(change.id)}, {SORTES.get(change.sorte, 'changée')}{_address(change)}{_pages(change, site)}"
    )
    phrases = (f"- {plain(phrase.texte)}" for phrase in change.phrases)
    kept = _within(phrases, _FICHE, 40)
    rest = _others(len(change.phrases) - len(kept), "changement")
    return "\n".join([*lines, *(["", *kept] if kept else []), *([f"- {rest}"] if rest else [])])


def _address(change: Change) -> str:
    moved = french(f" (auparavant {code(change.ancien)})") if change.ancien else ""
    ends = {
        "perdue": " ; **l’ancienne adresse ne répondra plus** : ajoutez-la à `anciens_ids`"
        if change.ancien
        else " ; **son adresse ne répondra plus** : dites où elle mène, ou pourquoi la fiche est retirée",
        "redirigee": f" ; l’ancienne adresse mène à {code(change.vers)}",
        "retiree": " ; son adresse dira pourquoi la fiche est retirée",
    }
    return moved + french(ends.get(change.adresse, ""))


def _pages(change: Change, site: Site) -> str:
    """Links to the page before and after, made only of what is known to be an address."""
    old, new = _old(change), f"{change.kind}/{change.id}/"
    links = []
    if change.sorte != "ajoutee" and _is_address(change.kind, change.ancien or change.id):
        links.append(f"[avant]({site.url}{old})")
    if change.sorte != "retiree" and _is_address(change.kind, change.id):
        links.append(f"[après]({site.preview}{new})" if site.preview else f"après : `site/{new}index.html`")
    return "".join(f" · {french(link) if link.startswith('a') else link}" for link in links)


def _old(change: Change) -> str:
    return f"{change.kind}/{change.ancien or change.id}/"


def _is_address(kind: str, identifier: str) -> bool:
    return kind in _KINDS and bool(_ID.fullmatch(identifier)) and len(identifier) <= 80


def _place(finding: Finding) -> str:
    return code(f"{finding.fichier}:{finding.ligne}")


def _within(lines: Iterable[str], budget: int, number: int) -> list[str]:
    """The first lines that fit in ``budget`` characters, ``number`` at most."""
    kept: list[str] = []
    for line in lines:
        budget -= len(line) + 2
        if budget < 0 or len(kept) == number:
            break
        kept.append(line)
    return kept


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit].rpartition(", ")[0]


def _others(count: int, noun: str) -> str:
    """« … et 3 autres fiches », or nothing."""
    if count <= 0:
        return ""
    if noun == "autre":
        return f" … et {pluriel(count, 'autre')}"
    return f" … et {pluriel(count, f'autre {noun}', f'autres {noun}s')}"
