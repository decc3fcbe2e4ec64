"""A fiche on the site: nothing hidden, levels with their criteria, links to its source, its places and its models."""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

from essaim.levels.cout import LINES
from essaim.typography import french, nombre

QUESTIONS = 6
COST_LINES = 6


@pytest.fixture(scope="module")
def fiches(catalogue, document):
    """Each initiative with its page."""
    return [(record, document(f"initiatives/{record.id}/")) for record in catalogue.initiatives]


def test_the_fiche_shows_its_own_words(fiches, html) -> None:
    for record, page in fiches:
        shown = html["text"](page.one("main"))
        assert html["text"](page.one("h1")) == french(record.titre)
        for key in ("resume", "probleme", "reponse"):
            assert french(" ".join(record.data[key].split())) in shown, (record.id, key)
        for limit in record.data["limites"]:
            assert french(" ".join(limit["texte"].split())) in shown, record.id


def test_the_reading_order_is_that_of_the_design(fiches) -> None:
    expected = ["probleme", "reponse", "publics", "lieux", "preuve", "couts", "conditions", "limites", "coeur"]
    expected += ["partenaires", "kit", "famille", "pret", "dispositifs", "recit", "sources"]
    for record, page in fiches:
        found = [h2.get("id") for h2 in page.all("h2") if h2.get("id") in expected]
        assert found == expected, record.id


def test_missing_information_is_visible_with_a_way_to_fill_it(fiches, html) -> None:
    headings = {
        ("resultats",): "preuve",
        ("evaluations",): "preuve",
        ("conditions",): "conditions",
        ("kit",): "kit",
        ("accompagnement",): "kit",
        ("recit",): "recit",
        ("modelisation", "dispositif"): "reponse",
        ("modelisation", "objectifs_impacts"): "reponse",
        ("modelisation", "coeur"): "coeur",
        ("modelisation", "marges"): "coeur",
        ("modelisation", "partenaires"): "partenaires",
        ("modelisation", "beneficiaires_par_an"): "publics",
    }
    seen = 0
    for record, page in fiches:
        missing: dict[str, int] = {}
        for path, anchor in headings.items():
            value = record.data
            for key in path:
                value = value.get(key) if isinstance(value, dict) else None
            missing[anchor] = missing.get(anchor, 0) + (not value)
        for anchor, count in missing.items():
            section = page.section(anchor)
            marks = [span for span in section.iter("span") if html["text"](span).startswith("Non renseigné.")]
            assert len(marks) == count, (record.id, anchor)
            form = f"../../contribuer/?fiche={record.id}"
            assert all(mark.find("a").get("href") == form for mark in marks), record.id
            seen += count
    assert seen


def test_a_fiche_that_another_descends_from_says_so_on_its_card(catalogue, documents, html) -> None:
    cards = {
        card.get("data-fiche"): html["text"](card)
        for name, page in documents.items()
        if re.fullmatch(r"initiatives/(page/\d+/)?index.html", name)
        for card in page.all("article", class_="carte")
    }
    parents = {
        link: {parent for record in catalogue.initiatives for parent in record.data.get(link, ())}
        for link in ("replique_de", "inspire_de")
    }
    assert all(
        re.search(r"\d+ fiches? s’en inspire", cards[id]) for id in parents["inspire_de"] - parents["replique_de"]
    )
    assert all(re.search(r"\d+ fiches? la repren", cards[id]) for id in parents["replique_de"])
    assert set().union(*parents.values())
    assert not [id for id in set().union(*parents.values()) if "pas encore reprise" in cards[id]]


def test_the_six_lines_of_cost_are_always_there(fiches, html) -> None:
    for record, page in fiches:
        table = next(page.section("couts").iter("table"))
        rows = table.find("tbody").findall("tr")
        lines = dict.fromkeys(html["text"](row.find("th")) for row in rows)
        assert len(lines) == COST_LINES, (record.id, list(lines))
        declared = record.data.get("modelisation", {}).get("couts", {})
        empty = [row for row in rows if "Non renseigné" in html["text"](row)]
        assert len(empty) == COST_LINES - len(declared), record.id


def test_the_level_of_proof_is_shown_with_each_criterion_met_or_not(fiches, html) -> None:
    for record, page in fiches:
        section = page.section("preuve")
        [criteria] = [ul for ul in section.iter("ul") if ul.get("class") == "criteres"]
        words = [html["text"](li) for li in criteria]
        ranks = [re.match(r"(Rempli|Non rempli)\u202f: (\d)\. \S", word)[2] for word in words]
        assert ranks == list("012345"), record.id
        met = [rank for rank, word in enumerate(words) if word.startswith("Rempli")]
        shown = re.search(r"Preuve\u202f: (non noté|\d)", html["text"](section))[1]
        basic = [rank for rank in met if rank <= 3]
        assert (shown == "non noté") == (not basic), record.id
        if basic and max(basic) < 3:
            assert int(shown) == max(basic), record.id


def test_the_six_questions_are_answered_one_by_one(fiches, html) -> None:
    for record, page in fiches:
        questions = next(ol for ol in page.section("pret").iter("ol") if ol.get("class") == "questions")
        answers = [html["text"](li.find("strong")).lower() for li in questions]
        assert len(answers) == QUESTIONS, record.id
        declared = record.data.get("pret_a_essaimer", {})
        yes = sum(answer["reponse"] == "oui" for answer in declared.values())
        assert answers.count("oui") == yes, record.id
        assert f"{yes} oui sur 6" in html["text"](page.section("pret")), record.id


def test_every_reference_to_a_source_leads_to_that_source_on_the_page(fiches, html) -> None:
    for record, page in fiches:
        ids = [f"source-{source['id']}" for source in record.data["sources"]]
        assert [li.get("id") for li in page.section("sources").find("ol")] == ids, record.id
        for sup in page.all("sup", class_="renvoi"):
            anchor = sup.find("a").get("href").removeprefix("#")
            assert html["text"](sup).split()[-1] == str(ids.index(anchor) + 1), record.id


def test_the_fiche_leads_to_each_of_its_territories_and_models(fiches, named, catalogue) -> None:
    for record, page in fiches:
        links = {a.get("href") for a in page.one("main").iter("a")}
        for code in named(record):
            assert f"../../territoires/{catalogue.territories[code].slug}/" in links, (record.id, code)
        for model in record.data["modeles"]:
            assert any(link.startswith(f"../../modeles/{model['modele']}/") for link in links), record.id


def test_every_record_can_be_edited_at_its_source(documents, catalogue, root, html) -> None:
    for record in catalogue:
        page = documents[f"{record.kind}/{record.id}/index.html"]
        links = [a.get("href", "") for a in page.one("main").iter("a")]
        edit = {link for link in links if link.startswith(html["edit"])}
        assert edit == {f"{html['edit']}{record.path}"}, record.path
        assert (root / record.path).is_file()


def test_links_that_contributors_wrote_carry_no_endorsement_and_no_window(catalogue, document, html) -> None:
    ours = html["edit"].partition("/edit/")[0]
    for record in catalogue:
        for a in document(f"{record.kind}/{record.id}/").one("main").iter("a"):
            address = a.get("href", "")
            assert a.get("target") is None, record.path
            if urlsplit(address).netloc and not address.startswith(ours):
                assert {"nofollow", "noopener"} <= set(a.get("rel", "").split()), (record.path, a.attrib)


def test_no_page_gives_a_person_s_address_or_telephone(documents, html) -> None:
    for document in documents.values():
        assert not [a for a in document.all("a") if a.get("href", "").startswith(("mailto:", "tel:"))], document.name
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w{2,}", html["text"](document.one("main"))), document.name


def test_the_list_is_in_the_pages_so_that_it_is_read_without_scripts(documents, catalogue) -> None:
    """Cut in pages that links lead through, each fiche once, nothing of it hidden."""
    pages = [d for name, d in documents.items() if re.fullmatch(r"initiatives/(page/\d+/)?index.html", name)]
    cards: list[str] = []
    for page in pages:
        listing = next(node for node in page.root.iter() if "data-liste" in node.attrib)
        cards += [card.get("data-fiche") for card in listing.iter("article")]
        assert not [
            node for node in listing.iter() if "hidden" in node.attrib and node.tag not in ("button", "template")
        ]
        links = {urljoin(f"https://site.invalid/{page.address}", a.get("href")) for a in page.one("main").iter("a")}
        assert {f"https://site.invalid/{other.address}" for other in pages if other is not page} <= links, page.name
    assert sorted(cards) == sorted(record.id for record in catalogue.initiatives)


def test_nothing_of_a_page_waits_for_scripts_but_the_tools(documents, html) -> None:
    """What is hidden until a script shows it holds controls, never a fiche, a table or a narrative."""
    for document in documents.values():
        for node in document.one("main").iter():
            if "hidden" in node.attrib:
                written = [part for part in node.iter() if part.tag in ("article", "td", "dd", "blockquote", "h1")]
                assert not [part for part in written if html["text"](part)], (document.name, node.attrib)


def test_what_a_cost_is_known_by_and_what_is_not_known_of_it_stand_at_the_top(fiches, catalogue, html) -> None:
    """« Non renseigné » alone would hide what the table below tells; the lines that are empty are named."""
    seen = 0
    known_to = catalogue.schemas.known
    titles = {line: known_to("initiatives", f"modelisation.couts.{line}").title for line in LINES}
    for record, page in fiches:
        costs = record.data.get("modelisation", {}).get("couts", {})
        spent = [entry for line, entries in costs.items() if line != "couts_evites" for entry in entries]
        known = [e for e in spent if "montant" in e and not {"prevision", "incertain"} & set(e.get("reserves", ()))]
        [block] = [d for d in page.all("div", class_="decision__bloc") if "Le coût" in html["text"](d)]
        said = html["text"](block)
        if known and "non renseigné" in said:
            assert any(nombre(entry["montant"]) in said for entry in known), record.id
            assert bool(re.search("autres? montants?", said)) == (len(known) > 1), record.id
            seen += 1
        named = [titles[line] for line in LINES if not costs.get(line)]
        if len(named) == len(LINES):
            assert "Aucune des six lignes n’est renseignée" in said, record.id
        else:
            assert all(title[1:] in said for title in named), record.id
    assert seen > 20


def test_who_took_it_up_is_named_under_takers_and_one_link_from_the_top(fiches, catalogue, html) -> None:
    """Its own places, then the fiches that replicate it; a fiche that replicates another never counts its own place."""
    followers = {}
    for record in catalogue.initiatives:
        for parent in record.data.get("replique_de", ()):
            followers.setdefault(parent, []).append(record)
    for record, page in fiches:
        section, top = page.section("famille"), page.one("div", class_="decision")
        assert "#famille" in [a.get("href") for a in top.iter("a")], record.id
        said = html["text"](section)
        ran = [p for p in record.data["implantations"] if p["statut"] not in {"en-projet", "option", "pilote"}]
        codes = [place["territoire"] for place in ran if place["role"] == "reprise"]
        taken = [french(catalogue.territories.resolve(code).nom) for code in codes]
        for name in [*taken[:12], *(french(child.titre) for child in followers.get(record.id, ()))]:
            assert name in said, (record.id, name)
        nobody = not taken and record.id not in followers
        assert ("Aucun territoire, à la connaissance" in said) == nobody, record.id
        assert not nobody or not re.search(r"reprise dans \d", html["text"](top)), record.id


def test_who_could_pay_is_one_link_from_every_fiche(fiches, document, catalogue, html) -> None:
    """Who helps where it lives, the money open to all themes, all that is open to them, then what each theme of the
    fiche has; a theme that has nothing is said; then the diagnosis."""
    schemes = catalogue.of("dispositifs")
    listed = [row.get("data-theme").split() for row in document("dispositifs/").one("ul", id="liste-dispositifs")]
    without = 0
    for record, page in fiches:
        [offers] = [node for node in page.root.iter("ul") if "data-offres" in node.attrib]
        queries = [urlsplit(a.get("href")) for a in offers.iter("a")]
        asked = [dict(parse_qsl(url.query)) for url in queries if "theme=" in url.query]
        assert asked.pop(0) == {"theme": "sans-theme", "type": "financement"}
        links = [query["theme"] for query in asked]
        said = html["text"](offers)
        partners = record.data.get("modelisation", {}).get("partenaires", ())
        assert ("Qui aide là où elle vit" in said) == bool(partners), record.id
        open_to_all = [scheme for scheme in schemes if not scheme.data.get("themes")]
        money = sum(scheme.data["type"] == "financement" for scheme in open_to_all)
        counts = {"sans-theme": len(open_to_all)}
        counts |= {theme: sum(theme in s.data.get("themes", ()) for s in schemes) for theme in record.data["themes"]}
        assert f"../../diagnostic/?id={record.id}" in [a.get("href") for a in offers.iter("a")], record.id
        assert all(count == sum(theme in themes for themes in listed) for theme, count in counts.items()), record.id
        assert links == [theme for theme, count in counts.items() if count], record.id
        shown = [int(n) for n in re.findall(r"\((\d+)\)", said)]
        assert shown == [money, *(count for count in counts.values() if count)], record.id
        for theme in record.data["themes"]:
            title = french(catalogue.vocabulary("themes").get(theme).titre)
            missing = f"n’est propre au thème «\u202f{title}\u202f»" in said
            assert missing == (not counts[theme]), (record.id, theme)
            without += missing
    assert without > 5
