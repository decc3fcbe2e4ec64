"""No dead link, as a browser follows them: parsed by html5lib, resolved by urljoin, unlike the build's own check."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from essaim.rules.narrative_link import pages

LINKING = (
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "{http://www.w3.org/1999/xlink}href",
)
LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
           "embed": "src", "object": "data", "link": "href", "track": "src", "input": "src"}  # fmt: skip
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
MODULE_ADDRESS = re.compile(r"""(?:\bimport\b|\bfrom\b|\bimport\()\s*\(?\s*["']([^"']+)["']""")


def addresses(document) -> Iterator[tuple[str, str, str]]:
    """Every (element, attribute, address) of a page; srcset is cut into its addresses."""
    for node in document.root.iter():
        for name, value in node.attrib.items():
            if name in LINKING:
                yield str(node.tag), name, value.strip()
            if name in ("srcset", "imagesrcset"):
                yield from ((str(node.tag), name, part.split()[0]) for part in value.split(","))


@pytest.fixture(scope="module")
def host(site_url: str) -> str:
    return urlsplit(site_url).netloc


def target(address: str, page: str, site_url: str) -> tuple[str, str]:
    """The file of the site that ``address`` leads to from ``page``, and its fragment."""
    parts = urlsplit(urljoin(site_url + page, address))
    path = unquote(parts.path).removeprefix(urlsplit(site_url).path)
    return f"{path}index.html" if path.endswith("/") or not path else path, unquote(parts.fragment)


def test_every_internal_link_and_anchor_leads_somewhere(documents, built_site, site_url, host) -> None:
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    dead, followed = [], 0
    for document in documents.values():
        for tag, name, address in addresses(document):
            parts = urlsplit(urljoin(site_url, address))
            canonical = tag == "link" and document.name == "404.html"
            if parts.scheme not in ("http", "https") or parts.netloc != host or canonical:
                continue
            file, fragment = target(address, document.address, site_url)
            followed += 1
            known = file not in documents or not fragment or fragment in documents[file].ids
            if file not in files or not known:
                dead.append((document.name, name, address))
    assert dead == []
    assert followed > 40 * len(documents)


def test_the_check_above_sees_a_dead_link(documents, site_url) -> None:
    assert target("../absent/#x", "initiatives/", site_url) == ("absent/index.html", "x")
    assert target("absent/index.html", "", site_url)[0] not in documents


def test_addresses_are_written_as_links_should_be(documents) -> None:
    """Relative, so that the site may live below a path; https beyond; nothing that runs."""
    for document in documents.values():
        for tag, name, address in addresses(document):
            scheme = urlsplit(address).scheme
            assert scheme in ("", "http", "https", "mailto", "data"), (document.name, address)
            if scheme == "data":
                assert tag == "link", (document.name, address)
            if scheme == "" and document.name != "404.html":
                assert not address.startswith("/"), (document.name, tag, name, address)


def test_every_anchor_is_unique_in_its_page(documents) -> None:
    for document in documents.values():
        found = [node.attrib["id"] for node in document.root.iter() if "id" in node.attrib]
        assert len(found) == len(set(found)), (document.name, sorted({i for i in found if found.count(i) > 1}))


def test_every_reference_between_elements_leads_to_one_of_the_page(documents) -> None:
    for document in documents.values():
        for node in document.root.iter():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"):
                assert set(node.attrib.get(name, "").split()) <= document.ids, (document.name, node.tag, name)


def test_no_page_loads_anything_from_another_host(documents) -> None:
    for document in documents.values():
        for node in document.root.iter():
            address = node.attrib.get(LOADING.get(str(node.tag), ""), "")
            rel = node.attrib.get("rel", "")
            assert rel not in ("preconnect", "dns-prefetch", "prefetch", "prerender"), document.name
            assert rel == "canonical" or not urlsplit(address).netloc, (document.name, address)
            assert "ping" not in node.attrib, document.name
        for style in document.root.iter("style"):
            assert not STYLE_ADDRESS.search(style.text or ""), document.name
        assert not [meta for meta in document.all("meta") if meta.get("http-equiv", "").lower() == "refresh"]


def files_of(built_site: Path, suffix: str) -> list[Path]:
    found = sorted(built_site.rglob(f"*{suffix}"))
    assert found
    return found


def test_every_style_sheet_loads_only_files_of_the_site_that_are_there(built_site) -> None:
    loaded = 0
    for sheet in files_of(built_site, ".css"):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for groups in STYLE_ADDRESS.findall(rules):
            address = "".join(groups)
            if not address.startswith("data:"):
                assert not urlsplit(address).netloc, (sheet.name, address)
                assert (sheet.parent / address).is_file(), (sheet.name, address)
                loaded += 1
    assert loaded


def test_every_module_imports_only_files_of_the_site_that_are_there(built_site) -> None:
    imported = 0
    for module in sorted((built_site / "assets" / "essaim").rglob("*.js")):
        for address in MODULE_ADDRESS.findall(module.read_text(encoding="utf-8")):
            if address.startswith("."):
                assert (module.parent / address).is_file(), (module.name, address)
                imported += 1
            assert not urlsplit(address).netloc, (module.name, address)
    assert imported


def test_no_script_of_ours_names_another_host(built_site) -> None:
    for module in sorted((built_site / "assets" / "essaim").rglob("*.js")):
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", module.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        assert not re.findall(r"https?://(?!www\.w3\.org/)", code), module.name


def test_every_page_that_a_narrative_may_name_is_there(built_site, catalogue) -> None:
    """What validate.py lets pass, the build must find."""
    admitted = pages(catalogue)
    assert len(admitted) > len(list(catalogue))
    assert [address for address in sorted(admitted) if not (built_site / address / "index.html").is_file()] == []
