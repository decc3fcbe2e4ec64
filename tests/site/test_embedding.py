"""The card of an initiative in another site's page: complete, light, apart from what search engines read."""

import re

import html5lib
import pytest

from essaim.typography import date_fr


def plain(text: str) -> str:
    """Words without their typography."""
    return text.replace("'", "’").replace("\u202f", " ")


@pytest.fixture(scope="module")
def cards(documents, catalogue):
    return {
        record.id: (record, documents[f"initiatives/{record.id}/carte/index.html"]) for record in catalogue.initiatives
    }


def test_each_card_says_the_initiative_and_leads_to_its_fiche(cards, html) -> None:
    for record, card in cards.values():
        words = plain(html["text"](card.one("main")))
        assert plain(record.titre) in words
        assert "Preuve : " in words
        assert "Coût : " in words
        assert date_fr(record.data["verifie_le"]) in words
        links = [(a.get("href"), a.get("target"), a.get("rel")) for a in card.one("main").iter("a")]
        assert links == [
            (f"../../../initiatives/{record.id}/", "_blank", "noopener"),
            ("../../../", "_blank", "noopener"),
        ]
        assert words.count("(nouvel onglet)") == 2


def test_a_card_brings_two_small_stylesheets_and_nothing_else(cards, built_site) -> None:
    for _, card in cards.values():
        styles = [link.get("href") for link in card.all("link", rel="stylesheet")]
        assert [re.sub(r".*/", "", style) for style in styles] == ["jetons.css", "integration.css"]
        assert [node for node in card.root.iter() if node.tag in ("script", "img", "style")] == []
        folder = (built_site / card.name).parent
        weight = len(card.raw.encode()) + sum((folder / style).stat().st_size for style in styles)
        assert weight < 20_000, card.name


def test_cards_are_neither_in_the_plan_of_the_site_nor_in_search_engines(cards, built_site) -> None:
    plan = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/carte/" not in plan
    for _, card in cards.values():
        assert card.one("meta", name="robots").get("content") == "noindex"


def test_the_code_on_each_fiche_is_a_frame_of_its_own_card(documents, cards, site_url) -> None:
    for record, card in cards.values():
        code = documents[f"initiatives/{record.id}/index.html"].one("textarea", id="integrer-code")
        [frame] = html5lib.parseFragment("".join(code.itertext()), namespaceHTMLElements=False)
        assert frame.tag == "iframe"
        assert frame.get("src") == site_url + card.address
        assert plain(frame.get("title")) == f"Essaim : {plain(record.titre)}"
