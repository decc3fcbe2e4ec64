"""Every pair of colours declared by the tokens reaches its ratio in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent / "overrides/assets/essaim/css"
TOKENS = (CSS / "jetons.css").read_text(encoding="utf-8")
COLOURS = {
    name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", TOKENS)
}
PAIRS = re.findall(r"contraste: ([\w-]+) ([\w-]+) ([\d.]+)", TOKENS)
SCHEMES = {"clair": 0, "sombre": 1}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=[f"{f}-{b}" for f, b, _ in PAIRS])
def test_a_declared_pair_reaches_its_ratio(scheme: str, front: str, back: str, least: str) -> None:
    found = ratio(COLOURS[front][SCHEMES[scheme]], COLOURS[back][SCHEMES[scheme]])
    assert found >= float(least), f"{front} sur {back}, {scheme} : {found:.2f}"


def test_every_colour_of_text_or_mark_is_in_a_declared_pair() -> None:
    """A colour added to the tokens must say what it meets; hairlines alone carry no meaning."""
    assert set(COLOURS) - {name for front, back, _ in PAIRS for name in (front, back)} == {"filet"}


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda sheet: sheet.stem)
def test_colours_are_named_in_the_tokens_only(sheet: Path) -> None:
    """Otherwise the pairs above would not be those of the pages. Print has its own, black on white."""
    if sheet.stem == "impression":
        pairs = re.findall(r"--(?:encre|encre-douce|trait): (#[0-9a-f]{3})", sheet.read_text(encoding="utf-8"))
        assert pairs
        assert all(ratio("#" + "".join(2 * c for c in front[1:]), "#ffffff") >= 4.5 for front in pairs)
    elif sheet.stem != "jetons":
        assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|hsl|oklch", sheet.read_text(encoding="utf-8")) == []
