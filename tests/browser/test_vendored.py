"""What third parties give works in a browser under the strictest policy, each file served by the site itself."""

import shutil
from pathlib import Path

import pytest

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:"
PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">
<link rel="stylesheet" href="vendor/fonts/fonts.css"><link rel="stylesheet" href="essai.css">
<script src="vendor/lunr/lunr.min.js"></script><script type="module" src="essai.js"></script></head>
<body><h1>Où l’œuvre naît\u202f: «\u202fça\u202f» coûte 1\u202f234\u202f€</h1>
<p>Légende <strong>forte</strong> et <em>penchée</em>\u202f; repris là-bas\u202f!</p></body></html>"""
STYLE = "body { font-family: var(--fonte-texte) } h1 { font-family: var(--fonte-titre); font-weight: 600 }"
SCRIPT = """import moduleLunr from "./vendor/lunr/lunr.module.js";
const index = (lunr) => lunr(function () {
  this.ref("id"); this.field("titre"); this.add({ id: "a", titre: "essaim" });
});
document.body.dataset.found = [moduleLunr, window.lunr].map((lunr) => index(lunr).search("essaim")[0].ref).join();"""


@pytest.fixture
def site_url(tmp_path: Path, serving, root: Path) -> str:
    """A page of our own rather than the real site: the subject is the vendored folder."""
    shutil.copytree(root / "overrides/assets/vendor", tmp_path / "vendor")
    for name, text in {"index.html": PAGE, "essai.css": STYLE, "essai.js": SCRIPT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        yield address


def test_lunr_works_as_a_script_and_as_a_module_without_eval(page) -> None:
    page.goto("")
    page.wait_for_selector("body[data-found]", state="attached")
    assert page.get_attribute("body", "data-found") == "a,a"


def test_the_four_faces_load_and_nothing_else_does(page) -> None:
    page.goto("", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter((f) => f.status === 'loaded' && !f.family.includes('repli'))"
        ".map((f) => [f.family.replaceAll('\"', ''), f.style, f.weight].join(' ')).sort()"
    )
    assert loaded == [
        "Atkinson Hyperlegible Next italic 400",
        "Atkinson Hyperlegible Next normal 400",
        "Atkinson Hyperlegible Next normal 700",
        "Fraunces normal 600",
    ]
