"""The components and their boards (planche.py); with importlib mode a test cannot import a neighbour by name."""

import itertools
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLANCHE = runpy.run_path(str(Path(__file__).with_name("planche.py")))


@pytest.fixture(scope="session")
def exemples() -> dict[str, Any]:
    """The sample values, by name."""
    return PLANCHE["EXAMPLES"]["PLANCHE"]


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory, exemples: dict[str, Any]) -> Callable[..., str]:
    """Renders a template given as text, beside the site's views: ``render("{{ c.preuve(p) }}", p=…)``."""
    folder = tmp_path_factory.mktemp("vues")
    renderer = PLANCHE["views"](folder)
    numbers = itertools.count()

    def render_(template: str, **values: object) -> str:
        name = f"essai-{next(numbers)}.html"
        (folder / name).write_text('{% import "composants.html" as c %}' + template, encoding="utf-8")
        return renderer.render(name, **{**exemples, **values})

    return render_


@pytest.fixture(scope="session")
def boards(render: Callable[..., str]) -> dict[str, str]:
    """Every board's HTML, by name."""
    return {name: render(f'{{% include "planches/{name}.html" %}}') for name in PLANCHE["names"]()}
