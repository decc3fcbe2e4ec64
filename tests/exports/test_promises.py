"""An address once published never dies: it redirects, or says what became of it."""

import json
import subprocess
from pathlib import Path

import html5lib
import pytest

from essaim.exports import exports
from essaim.exports.identifiers import Identifiers, Retrait, broken_promises
from essaim.site.counts import export_differences
from essaim.site.links import links_of
from essaim.site.open_data import tombstones
from essaim.site.publication import Setting, publish
from essaim.site.shells import SLOTS

ROOT = Path(__file__).resolve().parent.parent.parent
GONE = Retrait("initiatives", "partie", "2027-01-15", "Le porteur a demandé son retrait.")


@pytest.fixture(scope="module")
def renamed(catalogue, with_records, changed):
    record = changed(catalogue.initiatives[0], id="nouveau-nom", titre="Un <b>nom</b>", anciens_ids=["ancien-nom"])
    identifiers = Identifiers({"initiatives": ("ancien-nom", "nouveau-nom", "partie")}, (GONE,))
    return with_records(record, identifiers=identifiers)


def test_a_former_address_leads_to_the_new_one_without_script(renamed) -> None:
    page = exports(renamed)["initiatives/ancien-nom/index.html"].decode()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    metas = {m.get("http-equiv"): m.get("content") for m in tree.iter("meta")}
    assert metas["refresh"] == "0; url=../nouveau-nom/"
    assert metas["Content-Security-Policy"].startswith("default-src 'none'")
    assert [link.get("href") for link in tree.iter("link")] == ["https://essaim.example/initiatives/nouveau-nom/"]
    assert [(a.get("href"), "".join(a.itertext())) for a in tree.iter("a")] == [("../nouveau-nom/", "Un <b>nom</b>")]
    assert not list(tree.iter("script"))
    assert links_of(page).links == ("../nouveau-nom/",)


def test_a_card_that_other_sites_hold_leads_to_the_card_of_today_or_to_the_reason(renamed) -> None:
    files = exports(renamed)
    moved = files["initiatives/ancien-nom/carte/index.html"].decode()
    assert links_of(moved).links == ("../../nouveau-nom/carte/",)
    assert 'content="0; url=../../nouveau-nom/carte/"' in moved
    assert links_of(files["initiatives/partie/carte/index.html"].decode()).links == ("../",)


def test_an_old_id_that_another_record_bears_is_that_record_s(catalogue, with_records, changed) -> None:
    one, two = catalogue.initiatives[:2]
    files = exports(with_records(changed(one, anciens_ids=[two.id]), two))
    assert f"initiatives/{two.id}/index.html" not in files


def test_ids_say_what_each_address_answers(renamed) -> None:
    found = json.loads(exports(renamed)["ids.json"])["identifiants"]["initiatives"]
    assert found == {
        "ancien-nom": {"etat": "renommee", "vers": "nouveau-nom"},
        "nouveau-nom": {"etat": "publiee"},
        "partie": {"etat": "retiree", "date": "2027-01-15", "motif": "Le porteur a demandé son retrait."},
    }


def test_a_withdrawn_record_has_a_page_that_gives_the_reason(renamed) -> None:
    (page,) = tombstones(renamed)
    assert (page.address, page.view.motif, page.listed) == ("initiatives/partie/", GONE.motif, False)


def test_old_addresses_are_pages_of_the_site_but_not_of_its_map(renamed, tmp_path) -> None:
    slots = "".join(f"@@essaim:{slot}@@" for slot in SLOTS)
    shell = tmp_path / "bati/coquille-initiatives/fiche/index.html"
    shell.parent.mkdir(parents=True)
    shell.write_text(f"<html><head></head><body>{slots}</body></html>", encoding="utf-8")
    site = tmp_path / "site"
    setting = Setting(tmp_path / "bati", site, ROOT / "overrides/views", tmp_path / "manifeste.json", renamed.site_url)
    files = exports(renamed)
    former = {name: files[name] for name in files if name.endswith("index.html")}
    listing = dict.fromkeys(("index.html", "initiatives/index.html", "initiatives/nouveau-nom/index.html"), b"<p>")
    listing["initiatives/nouveau-nom/carte/index.html"] = b"<p>"
    done = publish(setting, tuple(tombstones(renamed)), {**former, **listing})
    assert done.dead == []
    page = (site / "initiatives/partie/index.html").read_text(encoding="utf-8")
    assert "Le porteur a demandé son retrait." in page
    assert "15 janvier 2027" in page
    assert 'name="robots" content="noindex"' in page
    assert (site / "initiatives/ancien-nom/index.html").is_file()
    assert "<loc>" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_record_removed_without_a_word_is_found_and_stops_the_build(catalogue, with_records) -> None:
    edition = with_records(catalogue.initiatives[0], identifiers=Identifiers({"initiatives": ("disparue",)}))
    assert broken_promises(edition.identifiers, edition.catalogue) == [("initiatives", "disparue")]
    files = exports(edition)
    counts = export_differences(edition.catalogue, files, files.__getitem__, edition.identifiers)
    assert [(c.kind, c.found) for c in counts] == [("identifiants", 1)]


def test_the_list_of_ids_only_grows(renamed) -> None:
    grown = Identifiers({"initiatives": ("zzz",)}, ()).grown(renamed.catalogue)
    assert grown.publies["initiatives"] == ("ancien-nom", "nouveau-nom", "zzz")


def test_every_id_promised_so_far_has_an_answer(edition) -> None:
    assert broken_promises(edition.identifiers, edition.catalogue) == []


def test_every_id_of_the_last_version_is_still_known(edition, exported) -> None:
    """Against the content of the last tag; before the first one, against the committed list."""
    published = json.loads(exported["ids.json"])["identifiants"]
    known = {(kind, identifier) for kind, ids in published.items() for identifier in ids}
    assert {(kind, i) for kind, ids in edition.identifiers.publies.items() for i in ids} <= known
    tag = _git("describe", "--tags", "--abbrev=0")
    if tag:
        names = [Path(name) for name in _git("ls-tree", "-r", "--name-only", tag, "content").splitlines()]
        then = {(p.parent.name, p.stem) for p in names if p.parent.name != "pages" and p.suffix in (".md", ".yml")}
        assert then <= known


def test_what_is_in_the_content_is_published(catalogue, exported) -> None:
    published = json.loads(exported["ids.json"])["identifiants"]
    for record in catalogue:
        assert published[record.kind][record.id] == {"etat": "publiee"}


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
