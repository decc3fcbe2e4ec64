"""Share images drawn: a card becomes SVG, the SVG a PNG of few colours, each made once.

An image's name holds a digest of all that it shows and of all that draws it, so the site folder is its own cache: a
file that is there is the right one, whatever build made it, and a card that changes takes another address, which those
who keep copies of images by their address then fetch anew.
"""

import hashlib
import io
import re
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import resvg_py
from PIL import Image, ImageColor
from PIL import __version__ as pillow_version

from essaim.files import write_atomically
from essaim.pages import Picture
from essaim.rendering import Renderer
from essaim.share.card import ShareCard
from essaim.share.typeface import ELLIPSIS, Typeface

FOLDER = "partage"
TEMPLATE = "partage.svg"
WIDTH, HEIGHT = 1200, 630  # what og:image is shown at (Open Graph's 1.91:1)
FACES = {"titre": "fraunces-600", "texte": "atkinson-400", "gras": "atkinson-700"}
TITLE_SIZES = ((112, 2), (84, 3), (70, 4), (58, 4))  # size in pixels, most lines: the first that holds the whole title
TITLE_WIDTH, LINE_WIDTH = 1048, 850
_TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\);")


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything an image is drawn with, found below the repository's root."""

    views: Path
    fonts: tuple[Path, ...]
    tokens: Mapping[str, str]
    digest: str = field(repr=False)

    @classmethod
    def of(cls, root: Path) -> "Studio":
        """The studio of a repository: its template, its icons, its colours, its type."""
        views, assets = root / "overrides" / "views", root / "overrides" / "assets"
        fonts = tuple(assets / "vendor" / "fonts" / f"{name}.woff2" for name in FACES.values())
        style = assets / "essaim" / "css" / "jetons.css"
        drawn_by = [views / name for name in (TEMPLATE, "icones.html")]
        code = sorted(Path(__file__).parent.glob("*.py"))
        digest = hashlib.blake2b(f"{resvg_py.__version__} {pillow_version}".encode())
        for path in (*drawn_by, *fonts, style, *code):
            digest.update(path.read_bytes())
        return cls(views, fonts, dict(_TOKEN.findall(style.read_text(encoding="utf-8"))), digest.hexdigest())

    def picture(self, card: ShareCard) -> Picture:
        """The address of a card's image, relative to the site's root, and its words."""
        key = hashlib.blake2b(f"{self.digest}{card!r}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        return Picture(f"{FOLDER}/{card.nom}-{key}.png", card.alt, WIDTH, HEIGHT)

    def draw(self, site: Path, cards: Mapping[str, ShareCard]) -> int:
        """Draw into the site folder the images of ``cards``, by address, that it does not hold; how many were."""
        missing = {address: card for address, card in cards.items() if not (site / address).is_file()}
        if not missing:
            return 0
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
            press = Press(self, Path(folder))
            for address, png in zip(missing, pool.map(press.png, missing.values()), strict=True):
                write_atomically(site / address, png)
        return len(missing)


class Press:
    """A studio at work: its type unpacked in ``folder``, which must outlive it."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        self._studio = studio
        self._renderer = Renderer(studio.views)
        self._files = [str(folder / font.with_suffix(".ttf").name) for font in studio.fonts]
        faces = [Typeface.unpack(font, Path(file)) for font, file in zip(studio.fonts, self._files, strict=True)]
        self._faces = dict(zip(FACES, faces, strict=True))
        self._palette = _palette(studio.tokens)

    def svg(self, card: ShareCard) -> str:
        """The image of a card, in SVG: text already broken into the lines that fit."""
        size, title = self._title(card.titre)
        plain, bold = self._faces["texte"], self._faces["gras"]
        return self._renderer.render(
            TEMPLATE,
            carte=card,
            corps=size,
            titre=title,
            surtitre=bold.lines(card.surtitre, 34, LINE_WIDTH, 1)[0],
            preuve=bold.drawable(card.preuve),
            ligne=plain.lines(card.ligne, 32, LINE_WIDTH, 1)[0],
            jeton=self._studio.tokens,
            largeur=WIDTH,
            hauteur=HEIGHT,
        )

    def _title(self, title: str) -> tuple[int, tuple[str, ...]]:
        for size, most in TITLE_SIZES:
            lines = self._faces["titre"].lines(title, size, TITLE_WIDTH, most)
            if not lines[-1].endswith(ELLIPSIS):
                break
        return size, lines

    def png(self, card: ShareCard) -> bytes:
        """The image of a card as a PNG of a few colours: the same bytes for the same card."""
        drawn = resvg_py.svg_to_bytes(svg_string=self.svg(card), skip_system_fonts=True, font_files=self._files)
        with Image.open(io.BytesIO(drawn)) as image:
            few = image.convert("RGB").quantize(palette=self._palette, dither=Image.Dither.NONE)
        written = io.BytesIO()
        few.save(written, "PNG", bits=4)
        return written.getvalue()


def _palette(tokens: Mapping[str, str]) -> Image.Image:
    """Paper to ink in five steps, honey, and honey to ink: enough for smooth letters, a third of the bytes."""
    paper, ink, honey = (ImageColor.getrgb(tokens[name]) for name in ("papier", "encre", "miel"))
    steps = [tuple(round(p + (i - p) * step / 4) for p, i in zip(paper, ink, strict=True)) for step in range(5)]
    between = tuple(round((h + i) / 2) for h, i in zip(honey, ink, strict=True))
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in (*steps, honey, between) for value in colour])
    return palette
