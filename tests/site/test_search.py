"""Search proved on the site as published: its own engine, its own index, every initiative, three ways of asking."""

import re
import unicodedata

import pytest

FIRST = 10
WORD = re.compile(r"[^\W\d_]{5,}")


def plain(text: str) -> str:
    """Text without accents nor ligatures, as one types in haste."""
    text = text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "Oe")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def slip(title: str) -> str:
    """The title, the middle letter of its longest word replaced by another."""
    word = max(re.findall(r"[^\W\d_]+", title), key=len)
    middle = len(word) // 2
    letter = "k" if word[middle].lower() != "k" else "v"
    return title.replace(word, word[:middle] + letter + word[middle + 1 :], 1)


@pytest.fixture(scope="module")
def found(ask):
    """The addresses of the initiatives among the first pages found, query by query."""

    def found_(queries: list[str], count: int = FIRST) -> list[list[str]]:
        answers = ask([("search", [query, {"count": count, "excerpts": False}]) for query in queries])
        return [[hit["url"] for hit in answer["hits"]] for answer in answers]

    return found_


def missed(records, answers) -> list[str]:
    return [r.id for r, urls in zip(records, answers, strict=True) if f"initiatives/{r.id}/" not in urls]


def test_every_initiative_is_found_by_its_title_without_accents(catalogue, found) -> None:
    queries = [plain(record.titre) for record in catalogue.initiatives]
    assert missed(catalogue.initiatives, found(queries)) == []


def test_every_initiative_is_among_the_first_three_by_its_exact_title(catalogue, found) -> None:
    answers = found([record.titre for record in catalogue.initiatives])
    initiatives = [[url for url in urls if url.startswith("initiatives/")][:3] for urls in answers]
    assert missed(catalogue.initiatives, initiatives) == []


def test_every_initiative_is_found_by_its_title_with_one_letter_wrong(catalogue, found) -> None:
    queries = [slip(record.titre) for record in catalogue.initiatives]
    assert all(query != record.titre for query, record in zip(queries, catalogue.initiatives, strict=True))
    assert missed(catalogue.initiatives, found(queries)) == []


def test_every_initiative_is_found_by_each_word_of_its_problem(catalogue, ask) -> None:
    """Any word of five letters or more, but the few too common to be searched, among all the pages found."""
    titles = ask([("search", [record.titre, {"count": FIRST, "excerpts": False}]) for record in catalogue.initiatives])
    numbers = {hit["url"]: hit["document"] for answer in titles for hit in answer["hits"]}
    asked = [
        (record, word)
        for record in catalogue.initiatives
        for word in sorted({word.lower() for word in WORD.findall(record.data["probleme"])})
    ]
    [answers] = ask([("rank", [word for _, word in asked])])
    lost, kept = [], set()
    for (record, word), answer in zip(asked, answers, strict=True):
        if answer["words"]:
            kept.add(record.id)
            if numbers[f"initiatives/{record.id}/"] not in {hit["document"] for hit in answer["hits"]}:
                lost.append((record.id, word))
    assert lost == []
    assert kept == {record.id for record in catalogue.initiatives}


def test_the_search_covers_every_kind_and_every_territory(catalogue, found) -> None:
    firsts = [records[0] for kind in catalogue.kinds if (records := catalogue.of(kind.name))]
    samples = {f"{record.kind}/{record.id}/": record.titre for record in firsts}
    samples |= {"territoires/38185/": "Grenoble", "territoires/fr-38/": "isere", "territoires/ca-qc/": "quebec"}
    answers = found(list(samples.values()))
    assert [address for address, urls in zip(samples, answers, strict=True) if address not in urls] == []


def test_a_place_finds_the_initiatives_that_live_there(found) -> None:
    [urls] = found(["Grenoble"], count=50)
    assert "initiatives/plateforme-precarite-energetique-grenoble/" in urls


def test_excerpts_are_cut_from_words_never_from_markdown(built_site, catalogue) -> None:
    marks = re.compile(r"(?:^|\s)#{1,6}\s|\]\(|\*\*|(?:^|\s)\|\s")
    headed = [record for record in catalogue if marks.search(record.data.get("recit", ""))]
    texts = sorted((built_site / "recherche" / "textes").glob("*.txt"))
    assert headed
    assert [path.name for path in texts if marks.search(path.read_text(encoding="utf-8"))] == []
