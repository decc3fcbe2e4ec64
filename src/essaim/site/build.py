"""One build, from the content folder to the site folder: the hook and the tests call it, MkDocs stands between."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from essaim.basemap import france, world
from essaim.catalogue import Catalogue, load
from essaim.exports import Edition, collected, of_record, offered, tables
from essaim.exports.api import api_name
from essaim.exports.tables import Table
from essaim.journal import Past
from essaim.kinds import KINDS, Kind
from essaim.pages import Page
from essaim.problem import Problem, Severity
from essaim.progress import SILENT, Progress
from essaim.records import Record
from essaim.search import Entry, write_entries, write_facets
from essaim.site.communes import commune_names
from essaim.site.contribution import contribution_file, contribution_files
from essaim.site.counts import differences, export_differences
from essaim.site.embedding import SECTION, embedded_cards
from essaim.site.facts import Facts
from essaim.site.instruments import instrument_file, instrument_files
from essaim.site.journal import remembered, with_journal, with_life
from essaim.site.manifest import folder_digest, page_key
from essaim.site.open_data import data_page_of, tombstones, with_open_data
from essaim.site.pictures import Pictures
from essaim.site.plan import plan, record_page
from essaim.site.publication import Part, Publication, Published, Setting
from essaim.site.stamping import SEARCH_FOLDER, shell_name
from essaim.typography import french, nombre, pluriel
from essaim.validation import all_problems
from essaim.views.lists import CatalogueView
from essaim.views.scope import Forge, Maps, Scope

FACETS = "facettes.json"
FAULTS = 100  # said of a site that is not whole: one link gone from every page must not fill the screen


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
    root: Path
    place: Place
    catalogue: Catalogue
    files: tuple[object, ...]
    report: tuple[str, ...]
    failed: bool
    pages: tuple[Page, ...] = ()
    edition: Edition = field(init=False)
    scope: Scope = field(init=False)
    pictures: Pictures | None = None
    common: str = ""  # a digest of what all pages depend on beside the content
    made: int = 0  # pages made again by the last publication

    @classmethod
    def prepare(
        cls,
        root: Path,
        place: Place,
        today: date,
        *,
        tolerant: bool,
        kinds: Sequence[Kind] = KINDS,
        progress: Progress = SILENT,
    ) -> "Build":
        """Read and judge the content. ``tolerant`` (``make serve``) leaves faulty fiches out instead of failing."""
        loading = load(root, today, kinds, progress)
        errors = [p for p in all_problems(loading, progress) if p.severity is Severity.ERROR]
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
        build = cls(setting, root, place, catalogue, files, tuple(_line(p) for p in errors), failed)
        if not failed:
            build._plan()
        return build

    def again(self, past: Past, today: date, progress: Progress = SILENT) -> "Build":
        """The build of what is now in the same folders, for the same place."""
        place = replace(self.place, past=past)
        return Build.prepare(
            self.root, place, today, tolerant=self.setting.live, kinds=self.catalogue.kinds, progress=progress
        )

    def holding(self, records: Iterable[Record]) -> "Build":
        """This build with ``records`` among the others, or in their stead; of its pages, ``page_of`` alone is planned.

        They must be sound. What git remembers of them stays what it was.
        """
        kept = {kind: dict(of) for kind, of in self.catalogue.records.items()}
        for record in records:
            kept[record.kind][record.id] = record
        other = copy.copy(self)
        other.catalogue = replace(self.catalogue, records={kind: dict(sorted(of.items())) for kind, of in kept.items()})
        other.edition = replace(self.edition, catalogue=other.catalogue)
        other.scope = Scope(other.edition.atlas, self.place.forge, self.scope.maps)
        other.pages = ()
        return other

    def page_of(self, record: Record) -> Page:
        """The page of one record of the catalogue, with the files that come with it."""
        kind = next(kind for kind in self.catalogue.kinds if kind.name == record.kind)
        inner = self.scope.at("../../")
        page = record_page(inner, kind, record, Facts(self.edition.atlas, self.common), self._beside)
        return with_life(page, inner, self.edition.journal, record)

    def _plan(self) -> None:
        place = self.place
        maps = Maps(france(self.root), world(self.root))
        journal = remembered(self.root, self.catalogue, place.past)
        edition = Edition.of(self.root, self.catalogue, self.setting.site_url, journal)
        self.edition, self.scope = edition, Scope(edition.atlas, place.forge, maps)
        self.pictures = Pictures.of(self.root) if place.pictures else None
        below = self.scope.at("../")
        folders = (folder_digest(self.root / "schemas"), folder_digest(self.root / "data"))
        self.common = page_key(*folders, repr(place.forge))
        facts = Facts(edition.atlas, self.common)
        planned = (*plan(self.scope, facts, self._beside), *tombstones(edition))
        lived = with_journal(with_open_data(planned, self.scope), self.scope, journal)
        self.pages = (*lived, *embedded_cards(self.scope, facts), data_page_of(below, edition))

    def _beside(self, record: Record) -> Mapping[str, bytes]:
        """The files that come with a record's page."""
        files = of_record(self.edition, record)
        if record.kind != "initiatives":
            return files
        return {**files, **contribution_file(self.root, record), **instrument_file(self.scope, record)}

    def shells(self) -> Iterator[tuple[str, str]]:
        """The source files of the shells to render: name, and text with the meta the theme reads."""
        for section, depth in sorted({(page.section, page.depth) for page in self.pages}):
            own = f"template: {SECTION}.html\n" if section == SECTION else ""
            yield shell_name(section, depth), f"---\ncoquille: true\nsection: {section}\n{own}---\n"

    def publish(self, progress: Progress = SILENT, shown: Callable[[], None] = lambda: None) -> str:
        """Write the site and say what was built; raises ``BuildError`` if a link is dead or a count differs.

        ``shown`` is called once the pages stand, before what is made of all of them. When faulty fiches were left out
        (``make serve``), the holes they leave are told and stop nothing.
        """
        publication = Publication(self.setting, pictures=self.pictures, progress=progress)
        *pages, _ = self.pages
        publication.stamp(pages)
        shown()
        rows = tables(self.edition)
        contents = (f"{record.path} {record.digest}" for record in self.catalogue)
        facts = page_key(self.edition.jour, repr(self.edition.journal), *contents)
        made_by = page_key(self.common, *self._addresses())
        publication.add_parts("Exports", self._parts(rows), facts=facts, made_by=made_by)
        atlas = self.edition.atlas
        paged = page_key(*(territory.code for territory in atlas.pages))
        publication.add_parts("Communes", [lambda: commune_names(atlas)], facts=paged, made_by=self.common)
        offers = offered(self.edition, rows)
        data = data_page_of(self.scope.at("../"), self.edition, offers, publication.done.sizes)
        publication.stamp([data])
        progress.phase("Recherche")
        publication.add(self._searched(publication.entries))
        progress.phase("Liens et comptes")
        done = publication.close()
        self.made = done.rendered
        return self._summary(done, self._faults(done))

    def _addresses(self) -> Iterator[str]:
        """Every record and every territory that has a page: each has exports of its own."""
        yield from (f"{record.kind}/{record.id}" for record in self.catalogue)
        yield from (territory.code for territory in self.edition.atlas.pages)

    def _parts(self, rows: Sequence[Table]) -> tuple[Part, ...]:
        """The files made of all records together."""
        site = self.setting.site
        exported = collected(self.edition, rows, lambda record: (site / api_name(record)).read_bytes())
        return (
            *exported,
            lambda: instrument_files(self.scope),
            lambda: contribution_files(self.scope, self.root),
        )

    def _searched(self, entries: Sequence[tuple[str, Entry]]) -> Iterator[tuple[str, bytes]]:
        index = write_entries([entry for _, entry in entries])
        views = [page.view for page in self.pages if isinstance(page.view, CatalogueView)]
        if views:
            numbers = {address: number for number, (address, _) in enumerate(entries)}
            index[FACETS] = write_facets(views, self.catalogue.territories, numbers)
        yield from ((f"{SEARCH_FOLDER}/{name}", content) for name, content in index.items())

    def _faults(self, done: Published) -> list[str]:
        faults = [french(f"Lien mort dans {dead.page} : {dead.link}") for dead in done.dead]
        counts = differences(self.files, self.catalogue, self.pages, done.addresses)
        site = self.setting.site

        def read(name: str) -> bytes:
            return (site / name).read_bytes()

        names = [path.relative_to(site).as_posix() for path in (site / "api" / "v1").rglob("*.json")]
        for count in (*counts, *export_differences(self.catalogue, names, read, self.edition.identifiers)):
            faults.append(
                french(
                    f"{count.kind}, {count.output} : {count.found} au lieu de {count.expected}, quelque chose est perdu"
                )
            )
        return faults

    def _summary(self, done: Published, faults: Sequence[str]) -> str:
        if more := len(faults) - FAULTS:
            faults = [*faults[:FAULTS], f"… et {nombre(more)} autres"] if more > 0 else faults
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


def _line(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.message} {problem.hint}"
