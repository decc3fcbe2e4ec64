"""Each page's Content-Security-Policy: the scripts that stand in the page, and nothing a contributor could slip in."""

import base64
import hashlib
import re

RUNS = ("", "module", "text/javascript", "application/javascript")


def policy(document) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    metas = [m for m in document.all("meta") if m.get("http-equiv", "").lower() == "content-security-policy"]
    assert len(metas) == 1, document.name
    parts = [part.split() for part in metas[0].attrib["content"].split(";")]
    return {name: values for name, *values in parts}


def hashes(document) -> set[str]:
    """What the browser computes for each inline script that it would run."""
    inline = [s for s in document.all("script") if "src" not in s.attrib and s.get("type", "").lower() in RUNS]
    digests = [hashlib.sha256("".join(s.itertext()).encode()).digest() for s in inline]
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}


def test_the_policy_comes_before_anything_it_governs(documents) -> None:
    for document in documents.values():
        first = next(iter(document.one("head")))
        assert first.get("http-equiv") == "Content-Security-Policy", document.name


def test_scripts_are_those_of_the_site_and_the_inline_ones_that_stand_in_the_page(documents) -> None:
    for document in documents.values():
        assert set(policy(document)["script-src"]) == {"'self'"} | hashes(document), document.name


def test_everything_else_is_shut(documents) -> None:
    for document in documents.values():
        directives = policy(document)
        assert directives["default-src"] == ["'self'"], document.name
        assert directives["object-src"] == directives["base-uri"] == ["'none'"], document.name
        assert set(directives["img-src"]) <= {"'self'", "data:"}, document.name
        assert set(directives["form-action"]) <= {"'self'", "https://github.com"}, document.name
        for name, values in directives.items():
            assert not {"*", "http:", "https:", "'unsafe-eval'"} & set(values), (document.name, name)
            assert "'unsafe-inline'" not in values, (document.name, name)


def test_no_page_has_an_inline_handler_or_an_inline_style(documents) -> None:
    for document in documents.values():
        assert document.all("style") == [], document.name
        for node in document.root.iter():
            names = [name for name in node.attrib if name.startswith("on") or name in ("style", "srcdoc")]
            assert names == [], (document.name, node.tag, names)


def test_no_page_has_a_frame_a_plug_in_or_a_base(documents) -> None:
    for document in documents.values():
        found = {str(node.tag) for node in document.root.iter()}
        assert not found & {"iframe", "frame", "object", "embed", "applet", "base"}, document.name


def test_no_token_of_the_shells_is_left(documents) -> None:
    for document in documents.values():
        assert not re.findall(r"@@essaim:\w*@@", document.raw), document.name


def test_data_in_a_page_cannot_close_its_script(documents) -> None:
    for document in documents.values():
        for script in document.all("script", type="application/ld+json"):
            assert not set("<>&\u2028\u2029") & set(script.text), document.name
