"""The image of a fiche: the right size, light, whole titles, made again only when something it shows changes."""

import io
import json
import os
from dataclasses import replace

import pytest
from PIL import Image

from essaim.share import ShareCard, Studio, site_card
from essaim.share.studio import Press

CARD = ShareCard("initiatives/essai", "mobilite", "Mobilités", "Un essai", "Nord, 2009 · non reprise", 2, "2/5 · suivi")
LONG = "Une plateforme d’accompagnement des ménages en précarité énergétique dans les territoires ruraux de montagne "


@pytest.fixture(scope="module")
def studio(root) -> Studio:
    return Studio.of(root)


@pytest.fixture(scope="module")
def press(studio, tmp_path_factory) -> Press:
    return Press(studio, tmp_path_factory.mktemp("caracteres"))


@pytest.mark.parametrize(
    "card", [CARD, site_card(), replace(CARD, titre=LONG, niveau=None)], ids=["court", "site", "long"]
)
def test_an_image_has_the_size_that_networks_show_and_stays_light(press, card) -> None:
    png = press.png(card)
    with Image.open(io.BytesIO(png)) as image:
        assert image.format == "PNG"
        assert image.size == (1200, 630)
    assert len(png) <= 25_000


def test_the_same_card_gives_the_same_bytes(press) -> None:
    assert press.png(CARD) == press.png(CARD)


def test_the_type_the_icon_and_the_level_are_really_drawn(press) -> None:
    """Without its fonts the renderer would draw no letter, and say nothing."""
    others = [{"titre": "-"}, {"surtitre": "-"}, {"ligne": "-"}, {"preuve": "-"}, {"icone": "numerique"}]
    others += [{"niveau": niveau} for niveau in (None, 0, 5)]
    drawn = {press.png(card) for card in (CARD, *(replace(CARD, **other) for other in others))}
    assert len(drawn) == 1 + len(others)


def test_the_longest_title_a_fiche_may_have_is_whole(press, root) -> None:
    schema = json.loads((root / "schemas/initiatives.schema.json").read_text(encoding="utf-8"))
    titre = f"{LONG}du Jura bas"
    assert len(titre) == schema["properties"]["titre"]["maxLength"]
    svg = press.svg(replace(CARD, titre=titre))
    assert "…" not in svg
    assert all(word in svg for word in titre.split())


@pytest.mark.parametrize("text", ["mot " * 100, "x" * 400], ids=["mots", "sans-espace"])
def test_what_cannot_fit_is_cut_with_an_ellipsis(press, text) -> None:
    assert press.svg(replace(CARD, titre=text, ligne=text)).count("…") == 2


def test_letters_that_the_type_lacks_keep_their_base(press) -> None:
    assert "Skoda" in press.svg(replace(CARD, titre="Škoda"))


def test_contributed_text_cannot_become_drawing(press) -> None:
    svg = press.svg(replace(CARD, titre="</text><script>&", ligne='"><image href="file:///x.png"/>'))
    assert "<script" not in svg
    assert "<image" not in svg


def test_an_image_is_drawn_once_and_takes_another_address_when_its_card_changes(root, studio, tmp_path) -> None:
    other = replace(CARD, niveau=3)
    first, changed = studio.picture(CARD), studio.picture(other)
    assert first == Studio.of(root).picture(CARD)
    assert first.address != changed.address
    assert studio.draw(tmp_path, {first.address: CARD}) == 1
    os.utime(tmp_path / first.address, (1, 1))
    assert studio.draw(tmp_path, {first.address: CARD, changed.address: other}) == 1
    assert (tmp_path / first.address).stat().st_mtime == 1


def test_the_words_of_an_image_say_all_that_it_shows() -> None:
    for part in (CARD.surtitre, CARD.titre, CARD.preuve, CARD.ligne):
        assert part in CARD.alt
