"""Contributed text in the report: it shows as it is, and can neither format, call, link nor hide anything."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from essaim.review import Site, markdown
from essaim.review.neutral import code, plain

SITE = Site("https://essaim.example/")
VECTORS = [
    "@torvalds et @essaim/technique",
    "voir #12, essaim/essaim#12, GH-12, gh-3",
    "corrige 3b18e512dba79e4c8300dd08aeb37f8e728b8dad et essaim/essaim@3b18e51",
    "[cliquez](https://mal.exemple/) ![image](https://mal.exemple/x.png)",
    "<https://mal.exemple/> https://mal.exemple/ www.mal.exemple http://mal.exemple ftp://mal.exemple",
    "mailto:jean@mal.exemple jean@mal.exemple xmpp:jean@mal.exemple",
    "<script>alert(1)</script><img src=x onerror=alert(1)><details open><summary>x</summary>",
    "&lt;b&gt; &#64;torvalds &amp;#64;torvalds &commat;torvalds",
    "**gras** __gras__ *i* _i_ ~~barré~~ `code` ``` ```` $`x`$ $$x$$ $x$ :tada: :+1:",
    "# titre", "- liste", "1. liste", "1) liste", "> citation", "=====", "-----", "+ plus", "    code",
    "- [x] fait", "a | b | c", "|---|---|", "[^1]", "[^1]: note", "\\@torvalds \\[x](y)", "[!WARNING]",
    "ligne\n\n# titre\n\n| a |\n|---|\n@torvalds", "\r\n::error::x", "fin --> <!-- caché -->",
    "\u202emot retourné\u202c", "zéro\u200blargeur", "\u2066isolé\u2069", "\ud800", "\x1b[31m", "``` \n@torvalds\n```",
    "FIXES #1", "closes https://github.com/essaim/essaim/issues/1", "#\u200d12", "＠torvalds",
]  # fmt: skip


class Outline(HTMLParser):
    """The elements of a fragment, and its text outside code."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.shown = ""
        self._code = 0
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.shown += data
        self.text += "¤" if self._code else data


def rendered(text: str) -> Outline:
    """``text`` as GitHub's parser renders it, raw HTML included, with all its extensions."""
    fragment = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return Outline(fragment)


def calls(text: str) -> Iterator[str]:
    """What the filters that GitHub runs on rendered text would find there."""
    filters = (
        r"(?<![\w`])@[\w-]+", r"(?<!\w)#\d+", r"(?i)\bgh-\d+", r"\b[0-9a-f]{7,40}\b", r":[\w+-]+:", r"(?i)https?://",
        r"(?i)www\.", r"[\w.+-]+@[\w-]+\.", r"(?i)(?:mailto|xmpp|ftp):[^\s\u200b]",
    )  # fmt: skip
    return (match[0] for pattern in filters for match in re.finditer(pattern, text))


@pytest.mark.parametrize("text", VECTORS)
def test_text_is_shown_and_does_nothing_else(text) -> None:
    """In a list, in a table, alone at the start of a line."""
    for before, after in (("", ""), ("- ", ""), ("#### ", ""), ("| a |\n|---|\n| ", " |")):
        outline = rendered(f"{before}{plain(text)}{after}\n")
        own = rendered(f"{before}x{after}\n")
        assert [tag for tag in outline.tags if tag != "span"] == own.tags
        assert outline.links == []
        assert list(calls(outline.text)) == []


@pytest.mark.parametrize("text", VECTORS)
def test_text_in_a_code_span_stays_in_it(text) -> None:
    outline = rendered(f"- {code(text)}\n")
    assert outline.tags == ["ul", "li", "code"]
    assert outline.text.strip("\n") == "¤"


@pytest.mark.parametrize(
    "text", ["L’atelier d’à côté : 12 % de plus (2 000 €), « vu » !", "Œuvre & Cie", "日本語", "🌱"]
)
def test_honest_text_reads_as_it_is_written(text) -> None:
    assert rendered(plain(text)).shown.strip().replace("\u200b", "") == text


def test_a_hostile_contribution_puts_nothing_of_its_own_into_the_report(repository, fiche, golden) -> None:
    """The same texts through files, names of files and all: the only links are to the project's own pages."""
    text = fiche
    for place, vector in (("Jardin partagé de démonstration", VECTORS[3]), ("Bilan de démonstration", VECTORS[0])):
        text = text.replace(place, f'"{vector}"', 1)
    text = text.replace("  - lien-social", "  - '@torvalds #12 <b>x</b>'", 1)
    text = text.replace("Le terrain est", "Voir www.mal.exemple, @torvalds, #12 et GH-12 : le terrain est", 1)
    text = text.replace("  type: association\n", "  type: association\n  site: https://mal.exemple/@torvalds/#12\n", 1)
    text = text.replace("Une histoire", "![suivi](https://mal.exemple/x.png) @torvalds", 1)
    repository.write("content/initiatives/@torvalds #12.md", text)
    repository.write("content/initiatives/jardin-partage.md", text)
    repository.write("content/[x](https:mal.exemple).html", "@torvalds")
    repository.write("`code` @torvalds #12.py", "")
    repository.commit()
    report = markdown(repository.review(), SITE)
    outline = rendered(report)
    assert set(outline.links) <= {"https://essaim.example/initiatives/jardin-partage/"}
    assert set(outline.tags) <= {"h2", "h3", "h4", "p", "ul", "li", "code", "strong", "a", "span", "table", "thead"} | {
        "tbody", "tr", "th", "td"
    }  # fmt: skip
    assert list(calls(outline.text)) == []
    assert "torvalds" in html.unescape(report)
    golden("hostile.md", report)
