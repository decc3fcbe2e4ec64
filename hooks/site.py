"""MkDocs's side of the build: it hands the catalogue's shells to MkDocs, and MkDocs's output to the publication.

Thin on purpose: another host would replace this file only (style.md, H12). State lives in ``config.extra``, which is
new at every build, never in this module, which is not (H4).
"""

import atexit
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from essaim.journal import ARGUMENTS, Past
from essaim.progress import progress_on
from essaim.rendering import typeset
from essaim.review.revisions import contents
from essaim.site.build import Build, BuildError, Place
from essaim.site.lock import BusyError, release, take
from essaim.site.served import Served
from essaim.views.scope import Forge

log = get_plugin_logger("essaim")
# Our skeleton (overrides/base.html) loads none of the theme's own bundle: 2.3 MB that no page asks for.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the catalogue before anything is written, and send MkDocs's own output to a private folder."""
    root = Path(config.config_file_path or ".").resolve().parent
    site = Path(config.site_dir).resolve()
    try:
        take(lock := site.with_name(f".{site.name}-verrou"))
    except BusyError as busy:
        raise Abort(f"une autre construction écrit dans {site.name}/ : attendez qu’elle finisse") from busy
    serving = "localhost" in (config.site_url or "") or "127.0.0.1" in (config.site_url or "")
    forge = Forge(config.extra["depot"], config.extra["branche"], config.extra["forge_nouveau"])
    place = Place(site, config.site_url or "", forge, past(root), config.extra["images_de_partage"])
    build = Build.prepare(root, place, build_date(root), tolerant=serving)
    for line in build.report:
        log.error(line) if build.failed else log.warning(line)
    if build.failed:
        release(lock)
        raise Abort("le contenu a des erreurs : rien n’a été écrit")
    config.site_dir = str(build.setting.built)
    config.extra.update(essaim=build, verrou=lock, image=build.pictures and build.pictures.common)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one shell per section and depth: MkDocs and the theme render them, the publication stamps pages into them."""
    build: Build = config.extra["essaim"]
    for name, text in build.shells():
        files.append(File.generated(config, name, content=text))
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_page_content(html: str, **_: Any) -> str:
    """Prose pages keep to the same typography as the catalogue's."""
    return typeset(html)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Stamp every page of the catalogue, check every link, count everything, and say what was built."""
    build: Build = config.extra["essaim"]
    try:
        with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
            summary = build.publish(progress)
    except BuildError as fault:
        for line in fault.lines:
            log.error(line)
        raise Abort("le site n’est pas entier : l’ancien manifeste est gardé") from fault
    except OSError as fault:
        where = Path(fault.filename or "").name
        raise Abort(f"le système refuse l’écriture de {where} (disque plein, ou droits) : relancez ensuite") from fault
    finally:
        release(config.extra["verrou"])
    log.info(summary)


def build_date(root: Path) -> date:
    """The one date of a build: ``ESSAIM_DATE`` if set, else the commit's for a clean tree, else the day's.

    A commit is dated by itself, so that the same commit gives the same bytes on any day; work under way, by the day.
    """
    given = os.environ.get("ESSAIM_DATE")
    if given:
        return date.fromisoformat(given)
    status = _git(root, "status", "--porcelain")
    committed = _git(root, "log", "-1", "--format=%cs") if status == "" else None
    return date.fromisoformat(committed) if committed else datetime.now(tz=UTC).date()


def past(root: Path) -> Past:
    """What git remembers of the content, in one log; nothing where there is no git."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository") != "false"
    return Past(_git(root, *ARGUMENTS) or "", shallow, partial(contents, root))


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None], **_: Any
) -> LiveReloadServer:
    """A saved fiche is shown before the rest is built: ``Served`` stands between the server and MkDocs's builder.

    MkDocs deletes the temporary folder that it serves from; what a build keeps beside it goes at the same time.
    """
    build: Build = config.extra["essaim"]
    atexit.register(_discard_beside, build.setting.site)

    def whole() -> Build:
        again = load_config(config.config_file_path, site_dir=server.root)
        again.site_url = config.site_url
        builder(again)
        built: Build = again.extra["essaim"]
        return built

    served = Served(
        build,
        Browsers(server),
        whole=whole,
        moment=lambda: (past(build.root), build_date(build.root)),
        watched=[Path(place) for place in (config.config_file_path, config.docs_dir, *config.watch)],
        say=log.info,
        warn=log.warning,
    )
    server.builder = served.rebuild
    return server


def _discard_beside(site: Path) -> None:
    for path in site.parent.glob(f".{site.name}-*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


class Browsers:
    """The browsers that show a served site, as MkDocs's server knows them.

    It reloads them at the end of a build, and makes every request wait until then. It has no public way to show a page
    before, nor to say that something else was saved meanwhile: the names within it that this takes are asked for here
    and nowhere else (tests/test_serve.py fails where another version does without them).
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server

    def reload(self) -> None:
        """Have them ask for their page again, now; from here to the end of the build, requests are answered at once."""
        server = self._server
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch = max(server._visible_epoch, server._wanted_epoch) + 1
            server._epoch_cond.notify_all()

    def reload_at_the_end(self) -> None:
        """Have them ask for it again when the build ends, which is said to the server by returning from it."""
        with self._server._epoch_cond:
            self._server._wanted_epoch += 1

    def waited_for(self) -> bool:
        """Whether a file was saved since the build began."""
        with self._server._rebuild_cond:
            return self._server._want_rebuild
