"""The engine as the pages use it: all the words or as many as can be, slips mended and said, cards and excerpts."""

import json

import pytest

from essaim.search import SearchDocument, write_index

LONG = "Le quartier a ouvert un jardin. " * 30 + "Une épicerie mobile dessert les hameaux. " + "La commune aide. " * 30
PAGES = [
    SearchDocument("a/", "Cantine bio", "Des repas issus de la ferme.", "Initiative", ((6, "Cantine bio"), (1, LONG))),
    SearchDocument("b/", "Précarité énergétique", "Se chauffer.", "Initiative", ((6, "Précarité énergétique"),)),
    SearchDocument("c/", "Isère", "Un département.", "Territoire", ((6, "Isère"), (1, "cantine")), {"code": "FR-38"}),
]


@pytest.fixture
def small(engine_on, tmp_path):
    return engine_on(write_index(PAGES), tmp_path)


def urls(answer) -> list[str]:
    return [hit["url"] for hit in answer["hits"]]


def test_all_the_words_must_be_there_when_they_can(small) -> None:
    answer = small("search", ["cantine bio", {}])
    assert urls(answer) == ["a/"]
    assert answer["partial"] is None


def test_when_no_page_has_all_the_words_those_that_have_most_come_and_it_is_said(small) -> None:
    answer = small("search", ["cantine bio énergétique", {}])
    assert urls(answer) == ["a/"]
    assert answer["partial"] == {"found": 2, "asked": 3}


def test_a_word_that_says_how_much_is_not_asked_of_a_page_that_says_the_rest(engine_on, tmp_path) -> None:
    """« trop » and « chères » are in the page on water: it has more of the words, and less of what is meant."""
    pages = [
        SearchDocument("eau/", "Eau", "Le prix.", "Initiative", ((1, "des factures d’eau trop chères"),)),
        SearchDocument("froid/", "Froid", "Aider.", "Initiative", ((1, "le chauffage et les factures impayées"),)),
        SearchDocument("bois/", "Bois", "Chaud.", "Initiative", ((1, "un chauffage trop cher et des factures"),)),
    ]
    ask = engine_on(write_index(pages[:2]), tmp_path)
    answer = ask("search", ["factures de chauffage trop chères", {}])
    assert (urls(answer), answer["partial"]) == (["froid/"], None)
    assert urls(ask("search", ["trop chères", {}])) == ["eau/"]
    ask = engine_on(write_index(pages), tmp_path / "toutes")
    assert urls(ask("search", ["chauffage trop cher", {}])) == ["bois/"]


def test_a_slip_is_mended_and_said(small) -> None:
    answer = small("search", ["precarrité énergétique", {}])
    assert urls(answer) == ["b/"]
    assert answer["suggestion"]["text"] == "précarité énergétique"
    assert answer["suggestion"]["used"] is True


def test_what_is_said_to_be_searched_keeps_no_slip(small) -> None:
    """« précaritté » is found as it is, by its stem: it is said mended beside a mended word."""
    answer = small("search", ["précaritté énergetque", {}])
    assert urls(answer) == ["b/"]
    assert answer["suggestion"]["text"] == "précarité énergétique"


def test_a_word_two_letters_away_is_proposed_not_searched(small) -> None:
    answer = small("search", ["prikarité", {}])
    assert answer["total"] == 0
    assert answer["suggestion"] == {
        "text": "précarité",
        "used": False,
        "queries": ["précarité"],
        "words": [{"typed": "prikarite", "proposed": ["précarité"]}],
    }


def test_a_short_word_two_letters_away_is_another_word_and_is_not_proposed(engine_on, tmp_path) -> None:
    page = SearchDocument("a/", "Car", "Il passait.", "Initiative", ((1, "le car passait, pour passer le temps"),))
    answer = engine_on(write_index([page]), tmp_path)("search", ["passoire", {}])
    assert (answer["total"], answer["suggestion"]) == (0, None)


@pytest.mark.parametrize("query", ["", "   ", "le la les", "🐝", "%", "\"'<>", "a" * 5_000])
def test_a_query_without_words_to_seek_finds_nothing_and_breaks_nothing(small, query: str) -> None:
    answer = small("search", [query, {}])
    assert (answer["total"], answer["hits"], answer["suggestion"]) == (0, [], None)


@pytest.mark.parametrize("word", ["constructor", "__proto__", "hasOwnProperty", "toString"])
def test_names_of_the_language_are_words_like_others(small, word: str) -> None:
    assert small("search", [word, {}])["total"] == 0


def test_the_excerpt_shows_the_words_that_the_summary_does_not_hold(small) -> None:
    [hit] = small("search", ["epicerie hameau", {}])["hits"]
    assert [part["text"] for part in hit["excerpt"] if part["marked"]] == ["épicerie", "hameaux"]
    assert len("".join(part["text"] for part in hit["excerpt"])) < 260


def test_the_summary_is_the_excerpt_when_it_holds_the_words_and_costs_no_file(small) -> None:
    [hit] = small("search", ["bio", {}])["hits"]
    assert "".join(part["text"] for part in hit["excerpt"]) == PAGES[0].resume
    assert [part["text"] for part in hit["title"] if part["marked"]] == ["bio"]
    assert not [name for name in small("fetched") if "textes/" in name]


def test_the_card_carries_what_the_page_gave(small) -> None:
    [hit] = small("search", ["isere", {}])["hits"]
    assert (hit["url"], hit["titre"], hit["kind"], hit["extra"]) == ("c/", "Isère", "Territoire", {"code": "FR-38"})


def test_only_what_is_shown_is_described(engine) -> None:
    answer = engine("search", ["innovation", {"from": 10, "count": 5}])
    ranked = engine.documents("innovation")
    assert answer["total"] == len(ranked) > 15
    assert [hit["document"] for hit in answer["hits"]] == ranked[10:15]


def test_nothing_is_fetched_twice(small) -> None:
    small("search", ["cantine", {}])
    small("search", ["cantine", {}])
    fetched = small("fetched")
    assert len(fetched) == len(set(fetched))


def test_a_site_published_again_meanwhile_is_read_again(small, tmp_path) -> None:
    """The page holds the old manifest, whose files are gone: the new ones answer, not an error."""
    small("search", ["isere", {}])
    for path in (tmp_path / "recherche").rglob("*"):
        if path.is_file():
            path.unlink()
    changed = [*PAGES, SearchDocument("d/", "Zone humide", "Un marais.", "Initiative", ((6, "Zone humide"),))]
    for name, content in write_index(changed, shard_target=40).items():
        (tmp_path / "recherche" / name).write_bytes(content)
    assert urls(small("search", ["humide", {}])) == ["d/"]


def test_every_document_is_found_by_its_title(engine, documents) -> None:
    titles = [document.titre for document in documents]
    answers = engine("rank", titles)
    missed = [
        title
        for number, (title, answer) in enumerate(zip(titles, answers, strict=True))
        if answer["words"] and number not in [hit["document"] for hit in answer["hits"][:3]]
    ]
    assert len(missed) <= 0.03 * len(titles), json.dumps(missed, ensure_ascii=False)
