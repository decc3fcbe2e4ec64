"""The six models: the line from control to autonomy, and the table of objectives that owns to be a reconstruction."""

import re

import pytest

STOPS = ["Diffusion centralisée", "Essaimage en franchise", "Essaimage souple", "Dissémination"]
CROSSES = [4, 4, 4, 4, 5]  # what the report's extraction kept: crosses by row, their columns lost


def stops(page, html):
    """The stops of the line drawn on a page: their words."""
    drawn = [node for node in page.root.iter() if node.get("class") == "spectre"]
    assert len(drawn) == 1
    return [html["text"](li) for li in drawn[0].iter("li")]


@pytest.fixture(scope="module")
def table(document):
    """The table of objectives and models."""
    return document("modeles/").section("tableau").find(".//table")


def test_there_are_six_models_each_with_its_card(catalogue, documents) -> None:
    numbers = [record.data["numero"] for record in catalogue.of("modeles")]
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    for record in catalogue.of("modeles"):
        assert f"modeles/{record.id}/index.html" in documents


def test_the_table_sums_to_what_the_report_kept_with_a_status_in_each_cell(table, html) -> None:
    sums = []
    for row in table.find("tbody"):
        *cells, total = row.findall("td")
        assert len(cells) == 6
        for cell in cells:
            status = [html["text"](span) for span in cell.findall("span") if span.get("class") == "mention"]
            assert status, html["text"](row)
            assert all(status)
        crosses = sum("✕" in html["text"](cell) for cell in cells)
        assert int(html["text"](total)) == crosses
        sums.append(crosses)
    assert sums == CROSSES


def test_a_cross_is_also_said_in_words(table, html) -> None:
    for cell in (td for row in table.find("tbody") for td in row.findall("td")[:-1]):
        words = html["text"](cell)
        assert (" oui" in words) == ("✕" in words), words
        assert (" non" in words) == ("✕" not in words), words


def test_the_page_says_that_the_places_of_the_crosses_are_reconstructed(document, html) -> None:
    assert "reconstitu" in html["text"](document("modeles/").section("tableau"))


def test_each_card_agrees_with_the_table(document, table, html) -> None:
    heads = [a.get("href").rstrip("/").split("/")[-1] for a in table.find("thead").iter("a")]
    for rank, model in enumerate(heads):
        column = ["✕" in html["text"](row.findall("td")[rank]) for row in table.find("tbody")]
        own = document(f"modeles/{model}/").section("objectifs").find(".//tbody")
        assert [html["text"](row.find("td")) == "Oui" for row in own] == column, model


def test_every_card_shows_the_four_stops_and_its_own_place(catalogue, document, html) -> None:
    for record in catalogue.of("modeles"):
        found = stops(document(f"modeles/{record.id}/"), html)
        assert len(found) == len(STOPS), record.id
        for words, stop in zip(found, STOPS, strict=True):
            assert stop in words, record.id
        terms = {term.id: term.titre for term in catalogue.vocabulary("options")}
        own = {terms[option] for option in record.data["position"].get("options", ())}
        filled = {stop for words, stop in zip(found, STOPS, strict=True) if "ce modèle" in words}
        assert filled == own, record.id


def test_a_fiche_shows_where_its_takers_stand_on_the_line(catalogue, document, html) -> None:
    terms = {term.id: term.titre for term in catalogue.vocabulary("options")}
    seen = 0
    for record in catalogue.initiatives:
        own = {terms[place["option"]] for place in record.data["implantations"] if "option" in place}
        page = document(f"initiatives/{record.id}/")
        if own:
            found = stops(page, html)
            filled = {stop for words, stop in zip(found, STOPS, strict=True) if "cette initiative" in words}
            assert filled == own, record.id
            seen += 1
    assert seen


def test_a_card_lists_the_initiatives_that_follow_the_model(catalogue, document) -> None:
    for model in catalogue.of("modeles"):
        # The best as cards, the others as links (tests/views/test_long_lists.py).
        links = [a.get("href", "") for a in document(f"modeles/{model.id}/").section("fiches").iter("a")]
        listed = {found[1] for link in links if (found := re.search(r"/initiatives/([a-z0-9-]+)/$", link))}
        expected = {r.id for r in catalogue.initiatives if model.id in [m["modele"] for m in r.data["modeles"]]}
        assert listed == expected, model.id
