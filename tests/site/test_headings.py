"""The structure that assistive technology relies on: headings, landmarks, tables, names of controls."""

import itertools
import re

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_every_page_says_it_is_in_french(documents) -> None:
    for document in documents.values():
        assert document.root.get("lang") == "fr", document.name


def test_one_title_a_page_first_of_the_headings_that_go_down_one_level_at_a_time(documents) -> None:
    for document in documents.values():
        levels = [int(str(node.tag)[1]) for node in document.root.iter() if node.tag in HEADINGS]
        assert levels.count(1) == 1, (document.name, levels)
        assert levels[0] == 1, (document.name, levels)
        jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert jumps == [], (document.name, levels)


def test_no_heading_is_empty(documents, html) -> None:
    for document in documents.values():
        for node in document.root.iter():
            assert node.tag not in HEADINGS or html["text"](node), document.name


def test_each_page_has_its_own_title_and_description(documents, html) -> None:
    titles, descriptions = {}, {}
    for document in documents.values():
        title = html["text"](document.one("head").find("title"))
        assert "Essaim" in title, document.name
        assert titles.setdefault(title, document.name) == document.name, title
        content = document.one("meta", name="description").attrib["content"]
        if re.fullmatch(r"initiatives/[^/]+/index.html", document.name):
            assert len(content) >= 40, document.name
            assert descriptions.setdefault(content, document.name) == document.name, content
        assert content, document.name


def test_the_landmarks_are_there_once(documents) -> None:
    for document in documents.values():
        assert document.one("main").get("id") == "contenu", document.name
        if document.framed:  # a skip link and a menu in a frame would be in the way
            assert [node.tag for node in document.one("body")] == ["main"], document.name
            continue
        assert len([n for n in document.one("body") if n.tag == "header"]) == 1, document.name
        assert len([n for n in document.one("body") if n.tag == "footer"]) == 1, document.name
        skip = next(node for node in document.one("body"))
        assert (skip.tag, skip.get("href")) == ("a", "#contenu"), document.name


def test_every_table_has_a_caption_and_heads_that_say_what_they_head(documents, html) -> None:
    seen = 0
    for document in documents.values():
        for table in document.all("table"):
            seen += 1
            caption = table.find("caption")
            assert caption is not None, document.name
            assert html["text"](caption), document.name
            heads = list(table.iter("th"))
            assert heads, document.name
            assert all(th.get("scope") in ("col", "row", "colgroup", "rowgroup") for th in heads), document.name
            for row in table.find("tbody"):
                cells = [cell for cell in row if cell.tag in ("td", "th")]
                width = sum(int(cell.get("colspan", 1)) for cell in cells)
                columns = len(list(table.find("thead").find("tr")))
                assert width == columns, (document.name, html["text"](row))
    assert seen > 50


def test_every_link_and_button_has_a_name(documents, html) -> None:
    for document in documents.values():
        for node in (*document.all("a"), *document.all("button"), *document.all("summary")):
            assert html["text"](node) or node.get("aria-label"), (document.name, node.attrib)


def test_every_field_has_a_label(documents) -> None:
    for document in documents.values():
        labelled = {label.get("for") for label in document.all("label")}
        inside = {id(field) for label in document.all("label") for field in label.iter()}
        for tag in ("input", "select", "textarea"):
            for field in document.all(tag):
                named = field.get("id") in labelled or id(field) in inside or field.get("aria-label")
                assert named or field.get("type") in ("hidden", "submit"), (document.name, field.attrib)


def test_pictures_are_described_or_hidden(documents) -> None:
    svg = "{http://www.w3.org/2000/svg}svg"
    for document in documents.values():
        for image in document.all("img"):
            assert "alt" in image.attrib, document.name
        for parent in document.one("main").iter():
            for picture in parent.findall(svg):
                hidden = picture.get("aria-hidden") == "true"
                described = picture.get("role") in ("img", "group") and (
                    picture.get("aria-label") or picture.get("aria-labelledby")
                )
                assert hidden or described, (document.name, parent.attrib)


def test_the_breadcrumb_leads_from_home_to_the_page(documents, html) -> None:
    for document in documents.values():
        if document.framed or document.name in ("index.html", "404.html"):
            continue
        trail = document.one("nav", aria_label="Fil d’Ariane")
        steps = trail.findall("ol/li")
        links = [step.find("a") for step in steps]
        assert html["text"](steps[0]) == "Accueil", document.name
        assert re.fullmatch(r"(\.\./)*\.{0,2}/?", links[0].get("href")), document.name
        assert links[-1] is None, document.name
        assert steps[-1].get("aria-current") == "page", document.name
        assert all(link is not None for link in links[1:-1]), document.name


def test_the_breadcrumb_of_a_commune_goes_through_its_department_and_region(document, html) -> None:
    trail = document("territoires/38185/").one("nav", aria_label="Fil d’Ariane")
    assert [html["text"](step) for step in trail.findall("ol/li")] == [
        "Accueil",
        "Territoires",
        "France",
        "Auvergne-Rhône-Alpes",
        "Isère",
        "Grenoble",
    ]
