"""Contributors' Markdown to HTML: cmark-gfm in safe mode (linear on hostile input), then nh3's allow-list.

The reader has already refused raw HTML; this is the second and the third lock on the same door (security.md, S5).
"""

import re
from html import unescape

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

from essaim.typography import french

TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {"a": {"href"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
SCHEMES = {"https", "http", "mailto"}
DROPPED_WITH_CONTENT = {"script", "style", "iframe", "object", "embed", "noscript", "textarea", "template", "title"}
_HEADING_END = re.compile(r"(?<=[^.?!…])</h[2-4]>")
_CODE_OR_TEXT = re.compile(r"(<pre.*?</pre>|<code.*?</code>|<[^>]+>)", re.DOTALL)


def prose(markdown: str) -> Markup:
    """Safe HTML of a narrative in Markdown, with French typography outside code.

    Headings start at ``##``: a first-level heading would compete with the page's own title and is lowered.
    """
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_VALIDATE_UTF8)
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"*": set(), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},  # no stray title or lang
        set_tag_attribute_values={"th": {"scope": "col"}},  # Markdown's tables have heads of columns only
        url_schemes=SCHEMES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        link_rel="nofollow ugc noopener",
    )
    return Markup(typeset(clean))


def plain(markdown: str) -> str:
    """The words of a narrative on one line, without its Markdown; a heading ends as a sentence does.

    It is text: whoever puts it in a page has it escaped as any other.
    """
    sentences = _HEADING_END.sub(". ", prose(markdown))
    return " ".join(unescape(nh3.clean(sentences, tags=set())).split())


def typeset(html: str) -> str:
    """HTML with French typography in its text; tags and code are left as they are."""
    parts = _CODE_OR_TEXT.split(html)
    return "".join(part if index % 2 else french(part) for index, part in enumerate(parts))
