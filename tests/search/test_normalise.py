import json
from pathlib import Path

import pytest

from essaim.search.normalise import SHORTEST_STEM, STOP_WORDS, stem, tokens

HERE = Path(__file__).parent
FRENCH = HERE.parents[1] / "src" / "essaim" / "search" / "french.json"
FRENCH_JS = HERE.parents[1] / "overrides" / "assets" / "essaim" / "search" / "french.js"

HARD = [
    "l’énergie", "l'énergie", "L’ÉNERGIE", "d’aujourd’hui", "qu’il", "jusqu’à", "presqu’île", "c’est-à-dire",
    "e\u0301nergie", "E\u0301NERGIE", "cœur", "CŒUR", "ex æquo", "Æquo", "éner\u00adgé\u00adtique", "porte-à-porte",
    "sans\u2011abri", "l\u02bcété", "100\u202f000", "m²", "CO₂", "5G", "2ᵉ", "n°12", "01", "2A", "H₂O", "½", "①",
    "🐝 essaim 🐝", "👩‍🌾agricultrice", "الإسكان", "إسكان social", "жильё", "ΣΊΣΥΦΟΣ", "İstanbul", "ISTANBUL", "ıI",
    "ﬁnance", "ﬀ", "Ａｃｃｅｎｔ", "𝐛𝐨𝐥𝐝", "𝐁𝐎𝐋𝐃", "Łódź", "straße", "STRASSE", "ẞ", "naïve", "NOËL", "ça", "Ÿ",
    "", " ", "\u00a0", "\u200b", "a\u200bb", "a\u200cb", "a\u2060b", "\ufefféa", "…", "—", "_tiret_bas_", "x.y.z",
    "aïeul", "S.G.M.A.P.", "a@b.fr", "https://exemple.fr/page?x=1", "<b>a</b>", "\\0", "\x00", "a\tb\nc\rd",
    "\x85", "\u2028", "ſ", "K", "Å", "™", "№", "e\u0328\u0301", "ệ", "ơ", "한국", "日本", "ｶﾞ", "١٢٣", "Ⅻ", "ⅳ",
    "a\u0300\u0301\u0302b",
]  # fmt: skip


def test_python_and_browser_give_the_same_terms(engine) -> None:
    """A term that differs on one side is a page that cannot be found."""
    listed = (HERE / "mots.txt").read_text("utf-8").splitlines()
    variants = [*(word.upper() for word in listed), *(f"l’{word}s" for word in listed)]
    texts = [*listed, *variants, *HARD]
    assert len(listed) >= 3_000
    different = [
        (text, ours, theirs)
        for text, ours, theirs in zip(texts, map(tokens, texts), engine("tokens", texts), strict=True)
        if ours != theirs
    ]
    assert different == []


def test_both_sides_read_the_same_stop_words_and_endings(engine) -> None:
    """french.js is french.json after « export default »; mend it by copying french.json there."""
    assert FRENCH_JS.read_text("utf-8") == f"export default {FRENCH.read_text('utf-8').rstrip()};\n"
    assert engine("french") == json.loads(FRENCH.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("l’insertion d'aujourd’hui", ["insertion", "aujourd", "hui"]),
        ("PRÉCARITÉ énergétique", ["precarit", "energetiqu"]),
        ("cœur éner\u00adgie e\u0301te\u0301", ["coeu", "energi", "ete"]),
        ("porte-à-porte à 5 h en 2015", ["port", "port", "2015"]),
        ("🐝 الإسكان", []),
        ("le la les de pour avec", []),
    ],
)
def test_text_becomes_terms(text: str, terms: list[str]) -> None:
    assert tokens(text) == terms


@pytest.mark.parametrize(
    "forms",
    [
        ("initiative", "initiatives"),
        ("social", "sociale", "sociales", "sociaux"),
        ("territorial", "territoriaux", "territoriale"),
        ("réseau", "réseaux"),
        ("citoyen", "citoyenne", "citoyennes"),
        ("professionnel", "professionnelles"),
        ("public", "publique", "publics", "publiques"),
        ("innovateur", "innovatrice", "innovateurs"),
        ("chercheur", "chercheuse"),
        ("coopératif", "coopératives"),
        ("rénové", "rénovée", "rénovées"),
        ("premier", "premières"),
    ],
)
def test_plural_and_feminine_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({tuple(tokens(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    "pair", [("isolation", "isolement"), ("format", "formation"), ("accès", "accompagnement"), ("ville", "vil")]
)
def test_different_words_keep_different_stems(pair: tuple[str, str]) -> None:
    assert tokens(pair[0]) != tokens(pair[1])


def test_no_word_of_four_letters_or_more_is_cut_under_four() -> None:
    listed = (HERE / "mots.txt").read_text("utf-8").splitlines()
    folded = {word for line in listed for word in tokens(line)}
    assert all(len(stem(word)) >= min(len(word), SHORTEST_STEM) for word in folded)


def test_stop_words_are_written_as_they_are_compared() -> None:
    """An accent or a capital in the list would make the word impossible to match."""
    assert all(word.isascii() and word.islower() for word in STOP_WORDS)


@pytest.mark.parametrize(
    ("kin", "other"),
    [
        (("renover", "renovation"), "renouveler"),
        (("precaire", "precarite"), "precaution"),
        (("solidaire", "solidarite"), "solide"),
        (("investir", "investissement"), "inverse"),
        (("financer", "financement", "financeur"), "finir"),
    ],
)
def test_kinship_of_words(engine, kin: tuple[str, ...], other: str) -> None:
    """The query reaches the noun from the verb, and the reverse."""
    roots = engine("families", [stem(word) for word in (*kin, other)])
    assert len(set(roots[:-1])) == 1
    assert roots[-1] != roots[0]
