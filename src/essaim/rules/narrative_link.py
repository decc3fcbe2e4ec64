"""A relative link in a narrative leads to a page of the catalogue that is there; the build would refuse any other."""

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

import cmarkgfm
from cmarkgfm.cmark import Options

from essaim.catalogue import Catalogue
from essaim.problem import Problem, shown
from essaim.records import Record
from essaim.rules.fields import in_narrative
from essaim.rules.rule import Rule
from essaim.schema.suggestions import nearest
from essaim.territories import Nature

_HREF = re.compile(r'<a href="([^"]*)"')  # as cmark-gfm writes it: what the text quotes as code is escaped there
_REMEDY = (
    "Vers une autre fiche, écrivez « ../son-identifiant/ », ou « ../../dispositifs/son-identifiant/ » si elle est "
    "d’une autre sorte ; vers une autre page, son adresse entière, qui commence par https://."
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Relative links of narratives to what is no page, each with the nearest one."""
    addresses: frozenset[str] = frozenset()
    for record in catalogue:
        for path, recit in record.texts("recit"):
            for link in relative_links(recit):
                addresses = addresses or pages(catalogue)
                if _target(record, link) not in addresses:
                    problem = record.problem(path, RULE.id, _message(link), _hint(catalogue, record, link, addresses))
                    yield in_narrative(record, path, recit, _offset(recit, link), problem)


def relative_links(markdown: str) -> list[str]:
    """The links of a narrative that stay within the site, as written, in order and each once."""
    if "[" not in markdown and "<" not in markdown:
        return []
    rendered = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_VALIDATE_UTF8)
    found = dict.fromkeys(html.unescape(href) for href in _HREF.findall(rendered))
    return [link for link in found if link and not (parts := urlsplit(link)).scheme and not parts.netloc]


def pages(catalogue: Catalogue) -> frozenset[str]:
    """The addresses that a narrative may name: lists, fiches, themes, places that have a page whatever is written."""
    territories = catalogue.territories
    codes = {t.code for nature in (Nature.REGION, Nature.DEPARTEMENT) for t in territories.of(nature)}
    for record in catalogue.records.get("initiatives", {}).values():  # all of them, where only some are judged
        named = (territories.resolve(code) for _, code in record.texts("implantations", "*", "territoire"))
        codes |= {territory.code for territory in named if territory}
    codes |= {above.code for code in tuple(codes) for above in territories.ancestors(code)}
    return frozenset(
        {
            "", "territoires/", "themes/", "transferts/",
            *(f"{kind.name}/" for kind in catalogue.kinds),
            *(f"{kind}/{identifier}/" for kind, records in catalogue.records.items() for identifier in records),
            *(f"themes/{theme.id}/" for theme in catalogue.schemas.vocabulary("themes")),
            *(f"territoires/{territories[code].slug}/" for code in codes),
        }
    )  # fmt: skip


def _target(record: Record, link: str) -> str | None:
    """The address of the page that ``link`` asks for, relative to the site's root; nothing for a part of a page."""
    parts: SplitResult = urlsplit(link)
    if parts.fragment or parts.path.startswith("/"):
        return None
    if not parts.path:
        return f"{record.kind}/{record.id}/"
    path = unquote(parts.path).removesuffix("index.html")
    whole = posixpath.normpath(posixpath.join(record.kind, record.id, path))
    folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
    return whole.removeprefix(".") + ("/" if folder and whole != "." else "")


def _message(link: str) -> str:
    return f"Le lien {shown(link)} du récit ne mène à aucune page du catalogue."


def _hint(catalogue: Catalogue, record: Record, link: str, addresses: frozenset[str]) -> str:
    named = [part for part in unquote(urlsplit(link).path).split("/") if part.strip(".")]
    kind = named[-2] if len(named) > 1 and named[-2] in catalogue.records else record.kind
    near = nearest(named[-1], {other.id: (other.titre,) for other in catalogue.of(kind)}) if named else None
    if near is None or f"{kind}/{near}/" not in addresses:
        return _REMEDY
    return f"Vouliez-vous dire « ../{'' if kind == record.kind else f'../{kind}/'}{near}/ » ?"


def _offset(recit: str, link: str) -> int:
    return max(0, *(recit.find(written) for written in (link, unquote(link))))


RULE = Rule(
    "lien-du-recit",
    "Lien du récit",
    "Un lien relatif, dans un récit, mène à une fiche, une liste, un thème ou un territoire du catalogue ; tout autre "
    "lien donne l’adresse entière.",
    check,
)
