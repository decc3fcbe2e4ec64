"""The harness itself: a page that misbehaves is seen to, or every other browser test would prove nothing."""

from pathlib import Path

import pytest

POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self' data:"


def document(body: str) -> str:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return (
        f'<!doctype html><html lang="fr"><head>{policy}<link rel="icon" href="data:,"></head><body>{body}</body></html>'
    )


MISBEHAVIOUR = {
    "image-from-another-host": ('<img src="http://essaim.invalid/a.png" alt="">', "essaim.invalid"),
    "script-error": ("<script>null.x</script>", "erreur de script"),
    "console-error": ("<script>console.error('panne')</script>", "console : panne"),
    "policy-violation": ("<script>eval('1')</script>", "CSP: script-src"),
    "missing-file": ('<script src="absent.js"></script>', "404"),
}


@pytest.fixture
def site_url(tmp_path: Path, serving) -> str:
    """Stands in for the real site: these tests are about the watch, not about the site."""
    with serving(tmp_path, "/essaim/") as address:
        yield address


@pytest.mark.parametrize(("body", "expected"), MISBEHAVIOUR.values(), ids=MISBEHAVIOUR)
def test_a_page_that_misbehaves_is_reported(tmp_path, open_page, faults, body, expected) -> None:
    (tmp_path / "index.html").write_text(document(body), encoding="utf-8")
    open_page().goto("", wait_until="networkidle")
    seen, faults[:] = list(faults), []
    assert any(expected in fault for fault in seen), seen


def test_a_page_that_behaves_is_not_reported(tmp_path, sized_page, faults) -> None:
    (tmp_path / "index.html").write_text(document("<h1>Bonjour</h1>"), encoding="utf-8")
    sized_page.goto("")
    assert sized_page.inner_text("h1") == "Bonjour"
    assert faults == []


def test_unknown_addresses_answer_404_with_the_page_of_the_site(tmp_path, page, faults) -> None:
    (tmp_path / "404.html").write_text(document("<h1>Page introuvable</h1>"), encoding="utf-8")
    answer = page.goto("nulle-part/")
    assert answer.status == 404
    assert page.inner_text("h1") == "Page introuvable"
    faults.clear()  # Chromium logs the 404 that this test asks for


def test_text_travels_compressed_and_folders_get_their_slash(tmp_path, page) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(document("<h1>A</h1>"), encoding="utf-8")
    answer = page.goto("a")
    assert answer.url.endswith("/essaim/a/")
    assert answer.headers["content-encoding"] == "gzip"
