"""The site's own type, as the renderer of SVG reads it, and the lines that a text takes when set in it."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A face by its advance widths, in thousandths of its size, by character."""

    widths: dict[str, float]

    @classmethod
    def unpack(cls, woff2: Path, target: Path) -> "Typeface":
        """Write the WOFF2 that the site serves as ``target``, a TrueType file, and measure its letters."""
        from fontTools.ttLib import TTFont  # a third of a second, spent only when an image is drawn

        font = TTFont(woff2, recalcTimestamp=False)
        font.flavor = None
        font.save(target)
        advances, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
        return cls({chr(code): 1000 * advances[glyph][0] / per_em for code, glyph in font.getBestCmap().items()})

    def drawable(self, text: str) -> str:
        """``text`` in the letters that the face has: « ş » becomes « s », what has no such letter is left out."""
        return "".join(c if c in self.widths else self._plain(c) for c in text)

    def _plain(self, character: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKD", character) if c in self.widths)

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in pixels, kerning aside (it mostly narrows)."""
        return sum(self.widths[c] for c in text) * size / 1000

    def lines(self, text: str, size: float, width: float, most: int) -> tuple[str, ...]:
        """``text`` broken at its spaces into at most ``most`` lines; what does not fit is cut with an ellipsis."""
        lines = [""]
        for word in self.drawable(text).split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]} {lines[most]}{ELLIPSIS}"]
        return tuple(self._cut(line, lambda part: self.width(part, size) <= width) for line in lines)

    def _cut(self, line: str, fits: Callable[[str], bool]) -> str:
        """``line`` if it fits, else its beginning and an ellipsis, at a word's end where there is one."""
        if fits(line):
            return line
        kept = line.removesuffix(ELLIPSIS)
        while kept and not fits(kept + ELLIPSIS):
            shorter, _, _ = kept.rpartition(" ")
            kept = shorter or kept[:-1]
        return kept.rstrip(" ,;:–\u202f") + ELLIPSIS
