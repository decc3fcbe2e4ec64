"""Contributed text stays text: Jinja escapes it, Markdown is cleaned twice, and a missing value is a fault of ours."""

import re

import html5lib
import pytest
from jinja2 import UndefinedError

from essaim.rendering import Renderer, plain, prose, typeset

INERT = {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "h2", "h3", "blockquote", "table", "thead", "tbody",
         "tr", "th", "td", "br", "hr", "del", "html", "head", "body"}  # fmt: skip
VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//e.invalid/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "![x](https://e.invalid/pixel.png)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    '<p style="position:fixed;inset:0">x</p>',
    "<base href=https://e.invalid/>",
    "<meta http-equiv=refresh content='0;url=https://e.invalid/'>",
    "<form action=https://e.invalid/><input name=q></form>",
    "<style>@import url(https://e.invalid/x.css)</style>",
    "<link rel=stylesheet href=https://e.invalid/x.css>",
    "<object data=https://e.invalid/></object>",
    "<div id=contenu class=entete>x</div>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<https://e.invalid/?a=\"onmouseover=alert(1)>",
    "[x](https://e.invalid/ \"onmouseover=alert(1)\")",
    "`<script>alert(1)</script>`",
    "```\"><script>alert(1)</script>\nx\n```",
]  # fmt: skip


@pytest.mark.parametrize("markdown", VECTORS)
def test_nothing_that_runs_loads_or_disguises_itself_leaves_markdown(markdown) -> None:
    tree = html5lib.parse(str(prose(markdown)), namespaceHTMLElements=False)
    for node in tree.iter():
        assert node.tag in INERT, node.tag
        assert set(node.attrib) <= {"href", "rel", "scope", "align", "start"}, node.attrib
        assert re.match(r"(https?:|mailto:|[^:]*$)", node.get("href", "")), node.attrib


def test_links_of_contributors_carry_no_endorsement() -> None:
    assert '<a href="https://e.invalid/" rel="nofollow ugc noopener">x</a>' in prose("[x](https://e.invalid/)")


def test_markdown_keeps_what_a_narrative_needs() -> None:
    html = prose("# Titre\n\n## Suite\n\n- *un* **deux**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> cité\n")
    assert "<h1" not in html
    assert html.count("<h2>") == 2
    for part in ("<em>un</em>", "<strong>deux</strong>", '<th scope="col">a</th>', "<td>2</td>", "<blockquote>"):
        assert part in html


def test_typography_is_set_in_text_and_left_in_code_and_addresses() -> None:
    html = prose("Pourquoi ? « Parce que » l'eau.\n\n`a ? b : c`\n\n[ici](https://e.invalid/?a=b:c)")
    assert "Pourquoi\u202f? «\u202fParce que\u202f» l’eau." in html
    assert "<code>a ? b : c</code>" in html
    assert 'href="https://e.invalid/?a=b:c"' in html
    assert typeset('<a title="a ?">Non ?</a>') == '<a title="a ?">Non\u202f?</a>'


@pytest.fixture
def render(tmp_path):
    """Render a template given as text, by the site's own environment."""

    def render_(template: str, **values: object) -> str:
        (tmp_path / "essai.html").write_text(template, encoding="utf-8")
        return Renderer(tmp_path).render("essai.html", **values)

    return render_


def test_text_is_escaped_wherever_a_template_prints_it(render) -> None:
    html = render('<p title="{{ t }}">{{ t }}</p>', t="\"><script>alert('1')</script>&")
    [p] = html5lib.parse(html, namespaceHTMLElements=False).iter("p")
    assert "".join(p.itertext()) == p.get("title") == "\"><script>alert('1')</script>&"
    assert len(p) == 0


def test_braces_in_text_are_not_a_template(render) -> None:
    assert render("{{ t }}", t="{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"


def test_printed_text_is_set_in_french_and_addresses_are_not(render) -> None:
    assert render("{{ t }}", t="Qui ?") == "Qui\u202f?"
    assert render("{{ t }}", t="https://e.invalid/d'ici?a=1 :") == "https://e.invalid/d&#39;ici?a=1 :"


@pytest.mark.parametrize(
    "template", ["{{ absent }}", "{{ v.absent }}", "{% if v.absent %}{% endif %}", "{% for x in absent %}{% endfor %}"]
)
def test_a_value_that_is_missing_stops_the_page(render, template) -> None:
    with pytest.raises(UndefinedError):
        render(template, v={})


def test_the_words_of_a_narrative_come_without_their_markdown() -> None:
    narrative = (
        "## Une méthode qui change\n\nLe *texte*, [ici](https://a.b) & là\nsuite.\n\n- un\n- deux\n\n## Et ?\n\nFin"
    )
    assert plain(narrative) == "Une méthode qui change. Le texte, ici & là suite. un deux Et ? Fin"
    assert plain("<script>alert(1)</script>") == ""
