"""One build, from the content folder to the site folder: the hook and the tests call it, MkDocs stands between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from essaim.basemap import france, world
from essaim.catalogue import Catalogue, load
from essaim.exports import Edition, exports
from essaim.exports.identifiers import Identifiers
from essaim.journal import Past
from essaim.kinds import KINDS, Kind
from essaim.pages import Page
from essaim.problem import Problem, Severity
from essaim.search import write_facets, write_index
from essaim.site.contribution import contribution_files
from essaim.site.counts import differences, export_differences
from essaim.site.embedding import SECTION, embedded_cards
from essaim.site.instruments import instrument_files
from essaim.site.journal import remembered, with_journal
from essaim.site.open_data import with_open_data
from essaim.site.pictures import Pictures
from essaim.site.plan import plan
from essaim.site.publication import Setting, documents, publish, shell_name
from essaim.typography import french, pluriel
from essaim.validation import all_problems
from essaim.views.lists import CatalogueView
from essaim.views.scope import Forge, Maps, Scope

SEARCH_FOLDER = "recherche"
FACETS = "facettes.json"


class BuildError(Exception):
    """The site is not whole; ``lines`` say why, in French."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site goes: the folder to bring up to date, the address it is served at, the forge its files live in.

    ``past`` is what git remembers of the content; ``pictures``: share images are made.
    """

    site: Path
    url: str
    forge: Forge
    past: Past = field(default_factory=Past)
    pictures: bool = True


@dataclass
class Build:
    """A build under way: the catalogue it shows, the pages it writes, and where."""

    setting: Setting
    catalogue: Catalogue
    pages: tuple[Page, ...]
    files: tuple[object, ...]
    report: tuple[str, ...]
    failed: bool
    exported: Mapping[str, bytes] = field(default_factory=dict)
    identifiers: Identifiers = field(default_factory=lambda: Identifiers({}))
    instruments: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Pictures | None = None

    @classmethod
    def prepare(
        cls, root: Path, place: Place, today: date, *, tolerant: bool, kinds: Sequence[Kind] = KINDS
    ) -> "Build":
        """Read and judge the content. ``tolerant`` (``make serve``) leaves faulty fiches out instead of failing."""
        loading = load(root, today, kinds)
        errors = [p for p in all_problems(loading) if p.severity is Severity.ERROR]
        catalogue, files = loading.catalogue, loading.files
        if errors and tolerant:
            faulty = frozenset(p.file for p in errors)
            catalogue = catalogue.without(faulty)
            files = tuple(f for f in files if str(f) not in faulty)
        failed = bool(errors) and not tolerant
        setting = Setting(
            built=place.site.with_name(f".{place.site.name}-mkdocs"),
            site=place.site,
            views=root / "overrides" / "views",
            manifest=place.site.with_name(f".{place.site.name}-manifest.json"),
            site_url=place.url if place.url.endswith("/") else f"{place.url}/",
            live=tolerant,
        )
        build = cls(setting, catalogue, (), files, tuple(_line(p) for p in errors), failed)
        if not failed:
            maps = Maps(france(root), world(root))
            journal = remembered(root, catalogue, place.past)
            edition = Edition.of(root, catalogue, setting.site_url, journal)
            build.exported, build.identifiers = exports(edition), edition.identifiers
            scope = Scope(edition.atlas, place.forge, maps)
            build.instruments = {**instrument_files(scope), **contribution_files(scope, root)}
            planned = with_open_data(plan(catalogue, place.forge, maps), scope, edition, build.exported)
            build.pages = (*with_journal(planned, scope, journal), *embedded_cards(scope))
            if place.pictures:
                build.pictures = Pictures.of(root)
                build.pages = build.pictures.hang(build.pages)
        return build

    def shells(self) -> Iterator[tuple[str, str]]:
        """The source files of the shells to render: name, and text with the meta the theme reads."""
        for section, depth in sorted({(page.section, page.depth) for page in self.pages}):
            own = f"template: {SECTION}.html\n" if section == SECTION else ""
            yield shell_name(section, depth), f"---\ncoquille: true\nsection: {section}\n{own}---\n"

    def publish(self) -> str:
        """Write the site and say what was built; raises ``BuildError`` if a link is dead or a count differs.

        When faulty fiches were left out (``make serve``), the holes they leave are told and stop nothing.
        """
        index = {**write_index(documents(self.pages)), **self._facets()}
        searched = {f"{SEARCH_FOLDER}/{name}": data for name, data in index.items()}
        extra = {**self.exported, **self.instruments, **searched}
        if self.pictures:
            self.pictures.draw(self.setting.site)
        done = publish(self.setting, self.pages, extra, standing=self.pictures.cards if self.pictures else ())
        faults = [french(f"Lien mort dans {dead.page} : {dead.link}") for dead in done.dead]
        counts = differences(self.files, self.catalogue, self.pages, done.addresses)
        for count in (*counts, *export_differences(self.catalogue, self.exported, self.identifiers)):
            faults.append(
                french(
                    f"{count.kind}, {count.output} : {count.found} au lieu de {count.expected}, quelque chose est perdu"
                )
            )
        if faults and not self.report:
            raise BuildError(tuple(faults))
        whole = "des liens sont morts" if done.dead else "aucun lien mort"
        summary = french(
            f"Site écrit dans {self.setting.site.name}/ : "
            f"{pluriel(len(self.catalogue.initiatives), 'initiative')}, "
            f"{pluriel(len(self.files), 'fiche')} en tout, {pluriel(done.pages, 'page')} "
            f"dont {done.rendered} refaites, {pluriel(done.removed, 'fichier')} retirés ; {whole}."
        )
        return "\n".join((*faults, summary))

    def _facets(self) -> dict[str, bytes]:
        views = [page.view for page in self.pages if isinstance(page.view, CatalogueView)]
        numbers = {document.url: number for number, document in enumerate(documents(self.pages))}
        return {FACETS: write_facets(views, self.catalogue.territories, numbers)} if views else {}


def _line(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.message} {problem.hint}"
