"""Chromium on the built site. A page that asks another host for anything, or logs an error, fails its test."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from chromium_path import FLAGS, MISSING, chromium_path
from playwright.sync_api import Browser, Page, Request, sync_playwright

WIDE, NARROW = 1280, 390
# A violation of the policy is said by an event whatever the console shows; workers say it in the console.
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; each page has a context of its own. Without it the tests fail: skipping them would
    prove nothing."""
    path = chromium_path()
    if path is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serving() -> Callable[..., object]:
    """``tests/browser/server.py``'s ``serving``; with importlib mode, tests cannot import a neighbour by name."""
    server = Path(__file__).with_name("browser") / "server.py"
    specification = importlib.util.spec_from_file_location("essaim_test_server", server)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.serving


@pytest.fixture(scope="session")
def site_url(built_site: Path, serving: Callable[..., object], root: Path) -> Iterator[str]:
    """The address of the built site, served below the same path as in production; ends with ``/``."""
    with serving(built_site, _production_path(root)) as address:
        yield address


def _production_path(root: Path) -> str:
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    events = yaml.compose(settings)  # composed, not loaded: Material's settings hold tags of its own
    value = next((node.value for key, node in events.value if key.value == "site_url"), "/")
    return urlsplit(value).path.rstrip("/") + "/"


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What the pages of this test did that no page may do; a test that provokes one takes it out of the list."""
    found: list[str] = []
    yield found
    assert found == [], "\n".join(found)


@pytest.fixture
def open_page(browser: Browser, site_url: str, faults: list[str]) -> Iterator[OpenPage]:
    """Opens watched pages: ``open_page(width=390, color_scheme="dark")``; addresses are relative to the site's."""
    contexts = []

    def open_(width: int = WIDE, height: int = 900, **options: object) -> Page:
        options = {"base_url": site_url, "locale": "fr-FR", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        host = urlsplit(str(options["base_url"])).netloc
        context.on("request", lambda request: faults.extend(_foreign(request, host)))
        context.on("weberror", lambda error: faults.append(f"erreur de script : {error.error}"))
        context.on("console", lambda line: line.type == "error" and faults.append(f"console : {line.text}"))
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


def _foreign(request: Request, host: str) -> list[str]:
    address = urlsplit(request.url)
    local = address.scheme in ("data", "blob") or address.netloc == host
    return [] if local else [f"requête vers un autre hôte : {request.url}"]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A watched page, 1280 px wide."""
    return open_page(WIDE)


@pytest.fixture
def narrow_page(open_page: OpenPage) -> Page:
    """A watched page, 390 px wide: a telephone."""
    return open_page(NARROW)


@pytest.fixture(params=[WIDE, NARROW], ids=["1280px", "390px"])
def sized_page(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """A watched page, at each of the two widths in turn."""
    return open_page(request.param)
