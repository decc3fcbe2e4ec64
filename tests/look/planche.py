"""Draws the look's boards in the real skeleton: ``python tests/look/planche.py FOLDER``, then see FOLDER/site.

A board is a page of sample values (exemples.py) that shows components and layouts in every state: for the eye, for
screenshots and for the browser's tests. It is rendered and stamped by the site's own code.
"""

import argparse
import runpy
import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from essaim.rendering.environment import Renderer
from essaim.site.shells import Shell, with_policy

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = runpy.run_path(str(HERE / "exemples.py"))
INDEX = "---\ntitle: Planche\ncoquille: true\nsection: initiatives\n---\n"


def names() -> list[str]:
    """The boards there are, in order."""
    return sorted(board.stem for board in (HERE / "planches").glob("*.html"))


def views(folder: Path) -> Renderer:
    """The site's renderer over its own views, with the boards beside them in ``folder``."""
    shutil.copytree(ROOT / "overrides" / "views", folder, dirs_exist_ok=True)
    shutil.copytree(HERE / "planches", folder / "planches", dirs_exist_ok=True)
    return Renderer(folder)


def draw(folder: Path) -> Path:
    """Build the skeleton below ``folder`` and stamp every board into it; the site's folder."""
    source, site = folder / "source", folder / "site"
    source.mkdir(parents=True, exist_ok=True)
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    shutil.copy(HERE / "planches" / "prose.md", source)
    build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(source), site_dir=str(site), hooks=[], nav=None, watch=[]))
    shell = Shell.of((site / "index.html").read_text(encoding="utf-8"))
    for prose in (site / "404.html", site / "prose" / "index.html"):
        prose.write_text(with_policy(prose.read_text(encoding="utf-8")), encoding="utf-8")
    renderer = views(folder / "views")
    for name in names():
        slots = {
            "titre": f"Planche : {name}",
            "description": "Une planche de la charte visuelle.",
            "canonique": f"https://essaim.example/{name}.html",
            "entete": "",
            "fil": "" if name == "accueil" else renderer.render("planches/fil.jinja", **EXAMPLES["PLANCHE"]),
            "contenu": renderer.render(f"planches/{name}.html", **EXAMPLES["PLANCHE"]),
        }
        (site / f"{name}.html").write_text(shell.stamp(slots), encoding="utf-8")
    return site


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write")
    draw(parser.parse_args().folder.resolve())
