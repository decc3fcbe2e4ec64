"""A fiche's card as another site shows it: in a frame, on another host, with nothing asked from anyone else."""

import http.server
import re
import threading
from collections.abc import Iterator

import pytest

FICHE = "initiatives/community-land-trust-ofs/"


PUBLISHED = re.compile(r'(?<=src=")https://[^/]+/(?=initiatives/)')


@pytest.fixture
def host(site_url: str, open_page) -> Iterator[str]:
    """Another site, whose one page holds the code that the fiche offers, led to the site of this test."""
    fiche = open_page(1280)
    fiche.goto(FICHE)
    code = PUBLISHED.sub(site_url, fiche.get_by_label("Code à copier dans votre page").input_value())
    whole = f"<!doctype html><html lang=fr><title>Ailleurs</title><link rel=icon href=data:,><h1>Ailleurs</h1>{code}"

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(whole.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()
        thread.join()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_card_fits_in_its_frame_and_its_link_opens_beside(width, host, open_page, faults) -> None:
    page = open_page(width)
    page.goto(host, wait_until="networkidle")
    frame = page.frame_locator("iframe")
    title = frame.get_by_role("heading", level=1).get_by_role("link")
    assert title.is_visible()
    wide, seen = frame.locator("html").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert wide <= seen
    with page.context.expect_page() as opened:
        title.click()
    assert opened.value.url.endswith(FICHE)
    assert page.url == host
    ours = host.split("/")[2]
    faults[:] = [each for each in faults if f"//{ours}/" not in each]  # only the page around the card is elsewhere


def test_the_code_is_copied_by_a_button_and_readable_without_scripts(open_page) -> None:
    page = open_page(1280)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(FICHE)
    page.get_by_role("button", name="Copier le code").click()
    page.get_by_text("Code copié.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Code à copier dans votre page").input_value()
    plain = open_page(1280, java_script_enabled=False)
    plain.goto(FICHE)
    assert plain.get_by_label("Code à copier dans votre page").input_value() == copied
    assert not plain.get_by_role("button", name="Copier le code").is_visible()
