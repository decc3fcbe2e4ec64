"""The shells: pages that MkDocs and the theme render once per section and depth, with tokens for a page's own parts.

A shell is cut at its tokens once; stamping is then a join: text that a contributor wrote is never scanned for tokens.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_TOKEN = re.compile(r"@@essaim:([a-z_]+)@@")
SLOTS = ("titre", "description", "canonique", "entete", "csp", "fil", "contenu")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered shell cut at its tokens: ``parts`` alternates HTML and slot names; ``digest`` follows its bytes."""

    parts: tuple[str, ...]
    policy: str
    digest: str

    @classmethod
    def of(cls, html: str, *, live: bool = False) -> "Shell":
        """The shell that this rendered page is; ``live`` as in ``policy``. Every slot must be there at least once."""
        parts = tuple(_TOKEN.split(html))
        missing = set(SLOTS) - set(parts[1::2])
        if missing:
            raise ValueError(f"shell without slot: {', '.join(sorted(missing))}")
        return cls(parts, policy(html, live=live), hashlib.blake2b(html.encode(), digest_size=16).hexdigest())

    def stamp(self, slots: Mapping[str, str]) -> str:
        """The page: every slot's HTML (already escaped) in its place."""
        values = {**slots, "csp": self.policy}
        return "".join(values[part] if index % 2 else part for index, part in enumerate(self.parts))


def with_policy(html: str, *, live: bool = False) -> str:
    """A prose page with its Content-Security-Policy in place."""
    return html.replace("@@essaim:csp@@", policy(html, live=live))


def policy(html: str, *, live: bool = False) -> str:
    """The Content-Security-Policy of a page: nothing from elsewhere, only the inline scripts that stand in it now, no
    inline style.

    Scripts are allowed by hash, so that a script slipped in by a contributor would not run (security.md, row "CSP").
    ``live`` is for ``make serve`` alone: MkDocs then adds a script to each answer, another one each time, that reloads
    the page when a file is saved.
    """
    hashed = (f"'sha256-{_sha256(script)}'" for script in inline_scripts(html))
    hashes = "'unsafe-inline'" if live else " ".join(hashed)
    scripts = f"script-src 'self' {hashes}".strip()
    return (
        f"default-src 'self'; {scripts}; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self' https://github.com"
    )


def inline_scripts(html: str) -> Sequence[str]:
    """The text of every inline script that a browser would run, in order."""
    collector = _Scripts()
    collector.feed(html)
    return collector.found


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        runs = named.get("type") in (None, "", "module", "text/javascript")
        self._inside = tag == "script" and "src" not in named and runs
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data
