"""The defences, removed one at a time: what must then turn red. A test that stays green would guard nothing."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace

import html5lib

import essaim.reading.composition
import essaim.reading.faults
import essaim.reading.files
import essaim.reading.text
import essaim.report
import essaim.schema.keywords
import essaim.site.stamping
import essaim.validation
from essaim.rendering import Renderer, prose
from essaim.rendering.environment import CatalogueEnvironment
from essaim.schema import Schemas
from hostile.cases import Case
from hostile.court import ROOT, Court
from hostile.fiches import Fiche, sources
from hostile.judgement import Judged
from hostile.payloads import CALL, TEXTS
from hostile.site import live_places
from hostile.variants import variants

CASES = 8  # designated for each defence, at most
READER = (
    "cle-en-double", "alias-interdit", "fusion-interdite", "etiquette-interdite", "caractere-invisible",
    "html-interdit", "conflit-de-fusion", "nombre-ambigu", "encodage", "cle-non-textuelle", "plusieurs-documents",
    "directive-interdite",
    "recit-trop-long", "entete-absente", "recit-en-tete",
)  # fmt: skip
Red = Callable[[Court, Sequence[Case]], bool]


@dataclass(frozen=True)
class Defence:
    """How to remove a defence, and whether what is designated to see it turns red."""

    name: str
    remove: Callable[[], None]
    red: Red


def _deaf(rule: str) -> Callable[[], None]:
    """The reader without one of its rules."""

    def remove() -> None:
        add = essaim.reading.faults.Faults.add

        def heard(self: object, told: str, *details: object, **named: object) -> None:
            if told != rule:
                add(self, told, *details, **named)  # type: ignore[arg-type]

        essaim.reading.faults.Faults.add = heard  # type: ignore[method-assign,assignment]

    return remove


def _without_rule(rule: str) -> Callable[[], None]:
    """The validation without one of the rules on meaning."""

    def remove() -> None:
        essaim.validation.RULES = tuple(each for each in essaim.validation.RULES if each.id != rule)

    return remove


def _setting(module: object, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(module, name, value)


def _designated(chosen: Callable[[Case], bool]) -> Red:
    """Red as soon as one of the cases chosen has another fate, another rule, crashes, costs, changes or speaks."""

    def red(court: Court, cases: Sequence[Case]) -> bool:
        found = [case for case in cases if chosen(case)][:CASES]
        assert found
        return any(_broken(Judged(case, court.verdict(case))) for case in found)

    return red


def _broken(judged: Judged) -> bool:
    faults = (judged.crashed, judged.wrong_fate, judged.wrong_rule, judged.costly, judged.changed, judged.commands)
    return any(fault() for fault in faults)


def _live(html: str) -> bool:
    tree = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False).parse(html)
    return bool(list(live_places(tree)))


def _trail() -> str:
    """A real template of the site, given a hostile title."""
    steps = [SimpleNamespace(titre=f"<script>{CALL}</script>", address="")]
    page = SimpleNamespace(titre=f"<script>{CALL}</script>", address="x/", base="../")
    return Renderer(ROOT / "overrides/views").render("fil.html", trail=steps, base="../", page=page, view=None)


def _no_sanitiser() -> None:
    # By its name: the package shows the function « prose » in the place of its module.
    import_module("essaim.rendering.prose").nh3 = SimpleNamespace(clean=lambda html, **_: html)  # type: ignore[attr-defined]


def _no_escape() -> None:
    CatalogueEnvironment.printed = staticmethod(str)  # type: ignore[assignment]


def _no_format(name: str) -> Callable[[], None]:
    return lambda: essaim.schema.keywords.CHECKER.checks(name)(lambda _: True) and None


def _no_size_cap() -> None:
    for module in (essaim.reading.files, essaim.reading.text):
        module.MAX_FILE_BYTES = 10**9


def _no_schema() -> None:
    Schemas.check = lambda *_: ()  # type: ignore[method-assign,assignment]


def _no_escape_in_reports() -> None:
    essaim.report._printable = lambda line: line  # type: ignore[assignment]


def defences() -> Iterator[Defence]:
    """Every defence that a test must miss."""
    for rule in READER:
        yield Defence(f"lecteur : {rule}", _deaf(rule), _designated(lambda case, rule=rule: case.rule == rule))
    for rule, family in (("identifiant", "noms et chemins"), ("donnees-personnelles", "données personnelles")):
        chosen = _designated(lambda case, family=family: case.family == family)
        yield Defence(f"règle : {rule}", _without_rule(rule), chosen)
    dead = _designated(lambda case: case.rule == "lien-du-recit")
    yield Defence("règle : lien-du-recit", _without_rule("lien-du-recit"), dead)
    reading, files = essaim.reading, essaim.reading.files
    nested = _designated(lambda case: case.rule == "imbrication-trop-profonde")
    yield Defence("profondeur", _setting(reading.composition, "MAX_DEPTH", 10**9), nested)
    many = _designated(lambda case: case.rule == "trop-de-valeurs")
    yield Defence("nombre de valeurs", _setting(reading.composition, "MAX_NODES", 10**9), many)
    yield Defence("taille du fichier", _no_size_cap, _designated(lambda case: case.rule == "fichier-trop-gros"))
    links = _designated(lambda case: bool(case.links))
    yield Defence("liens symboliques", _setting(files, "_through_link", lambda *_: False), links)
    yield Defence("adresses", _no_format("uri"), _designated(lambda case: case.family == "liens"))
    yield Defence("dates", _no_format("date"), _designated(lambda case: case.family == "dates"))
    yield Defence("schéma", _no_schema, _designated(lambda case: case.family == "clés réservées"))
    spoken = _designated(lambda case: "\t" in case.path)
    yield Defence("rapports imprimables", _no_escape_in_reports, spoken)
    yield Defence("nh3", _no_sanitiser, lambda *_: any(_live(prose(text)) for text in TEXTS.values()))
    yield Defence("échappement des valeurs", _no_escape, lambda *_: _live(_trail()))
    unsafe_json = _setting(essaim.site.stamping, "script_json", json.dumps)
    yield Defence("JSON dans une page", unsafe_json, lambda *_: "<" in essaim.site.stamping.script_json("</script>"))
    tables = import_module("essaim.exports.csv_files")
    yield Defence("formules", _setting(tables, "FORMULA", ("\0",)), lambda *_: tables.cell("=1+1").startswith("="))
    calendar = import_module("essaim.exports.icalendar")
    unescaped = _setting(calendar, "escaped", lambda text: text)
    yield Defence("agenda", unescaped, lambda *_: "\n" in calendar.escaped("a\nBEGIN:VEVENT"))


def example() -> Fiche:
    """The fiche whose variants are designated."""
    return next(fiche for fiche in sources(ROOT) if fiche.path == "content/initiatives/exemple.md")


def serve() -> None:
    """Writes, for each defence, whether its check is red with the defence in place, then without it."""
    court, cases = Court(), _cases()
    found = {each.name: (_forked(each, court, cases, False), _forked(each, court, cases, True)) for each in defences()}
    json.dump(found, sys.stdout)


def _cases() -> list[Case]:
    fiche = example()
    yml = Fiche(fiche.kind, fiche.name, ".yml", fiche.data, fiche.recit, fiche.beside)
    return [*variants(fiche), *(case for case in variants(yml) if case.family == "structure")]


def _forked(defence: Defence, court: Court, cases: Sequence[Case], removed: bool) -> bool:
    """Whether the check is red, found in a process of its own: what is removed there stays in place here."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            if removed:
                defence.remove()
            code = int(defence.red(court, cases))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise ChildProcessError(f"{defence.name}: {code}")
    return bool(code)
