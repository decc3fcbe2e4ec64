"""The review between the two workflows: what comes back is checked as if a stranger had written it."""

import json

import pytest

from essaim.changes import Change, Phrase
from essaim.review import ExchangeError, Review, Site, from_json, labels, markdown, to_json
from essaim.review.assessment import Finding, Host
from essaim.review.exchange import MAX_BYTES
from essaim.review.layout import Piece
from essaim.review.twins import Twins
from essaim.territories import Nature

REVIEW = Review(
    fiches=(
        Change(
            "ajoutee",
            "initiatives",
            "jardin",
            "Un jardin",
            phrases=(Phrase("maturite", "maturité"),),
            themes=("lien-social",),
            territoires=("23096", "CA-QC", "974"),
        ),
    ),
    autres=("scripts/x.py",),
    hotes=(Host("exemple.org", "initiatives/jardin"),),
    problemes=(Finding("content/x", 1, "error", "regle", "message"),),
    doublons=(Twins("initiatives", "a", "b", (("titre", "A", "B"),)),),
    erreurs=1,
    mises_en_forme=(Piece("content/initiatives/jardin.md", 2, 3, ("titre: x", "resume: y")),),
)


def content(**changes: object) -> dict:
    return {**json.loads(to_json(REVIEW)), **changes}


def test_a_review_comes_back_the_same() -> None:
    assert from_json(to_json(REVIEW).encode()) == REVIEW


def test_a_review_too_large_leaves_out_fiches_and_says_how_many() -> None:
    many = Review(
        fiches=tuple(
            Change("ajoutee", "initiatives", f"f-{n}", "x" * 3000, phrases=(Phrase("a", "y" * 3000),))
            for n in range(900)
        )
    )
    text = to_json(many)
    assert len(text.encode()) <= MAX_BYTES
    back = from_json(text.encode())
    assert len(back.fiches) + back.omises == 900
    assert f"{900 - markdown(back, Site('https://x.example/')).count('#### ')} autres fiches" in markdown(
        back, Site("https://x.example/")
    )


FAULTS = {
    "not-json": b"{",
    "not-an-object": b"[]",
    "nested": b"[" * 100_000,
    "huge": b" " * (MAX_BYTES + 1),
    "other-version": json.dumps(content(version=1)).encode(),
    "unknown-key": json.dumps(content(commande="rm")).encode(),
    "missing-key": json.dumps({"version": 1}).encode(),
    "text-for-a-number": json.dumps(content(erreurs="1")).encode(),
    "true-for-a-number": json.dumps(content(erreurs=True)).encode(),
    "enormous-number": json.dumps(content(erreurs=10**9)).encode(),
    "negative-number": json.dumps(content(erreurs=-1)).encode(),
    "not-utf-8": b"\xff\xfe",
    "text-for-a-list": json.dumps(content(autres="scripts")).encode(),
    "number-in-a-list": json.dumps(content(autres=[1])).encode(),
    "long-text": json.dumps(content(autres=["x" * 5000])).encode(),
    "long-list": json.dumps(content(autres=["x"] * 4000)).encode(),
    "object-of-another-kind": json.dumps(content(hotes=[{"nom": "x"}])).encode(),
    "piece-that-is-a-text": json.dumps(
        content(mises_en_forme=[{"fichier": "x", "debut": 1, "fin": 2, "lignes": "titre"}])
    ).encode(),
    "row-of-two": json.dumps(
        content(doublons=[{"kind": "x", "premiere": "a", "seconde": "b", "lignes": [["a", "b"]]}])
    ).encode(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_anything_else_is_refused(fault) -> None:
    with pytest.raises(ExchangeError):
        from_json(FAULTS[fault])


def test_labels_are_names_of_the_project_only(catalogue) -> None:
    """The region in France, the country abroad; a theme or a kind that does not exist gives none."""
    hostile = Change("ajoutee", "rm -rf", "x", "x", themes=("@torvalds", "lien-social"), territoires=("<b>", "FR-974"))
    found = labels(Review(fiches=(*REVIEW.fiches, hostile), autres=REVIEW.autres, erreurs=1), catalogue)
    assert found == (
        "revue/hors-contenu",
        "revue/erreurs",
        "sorte/initiatives",
        "theme/lien-social",
        "territoire/FR-NAQ",
        "territoire/CA",
        "territoire/FR-974",
    )


def test_labels_are_few(catalogue) -> None:
    places = tuple(country.code for country in catalogue.territories.of(Nature.PAYS))
    assert (
        len(labels(Review(fiches=(Change("ajoutee", "initiatives", "x", "x", territoires=places),)), catalogue)) == 20
    )


def test_the_report_fits_in_a_comment_whatever_the_review_holds() -> None:
    """Each character at its longest once neutralised, and far too much of everything."""
    long = "@#:$<" * 700
    change = Change("retiree", long, long, long, adresse="perdue", phrases=(Phrase("x", long),) * 50)
    found = (Finding(long, 1, "error", "donnees-personnelles", long),) * 200
    hostile = Review(
        fiches=(change,) * 100,
        autres=(long,) * 200,
        liens=(long,) * 200,
        masques=(long,) * 200,
        hotes=(Host(long, long),) * 200,
        problemes=found,
        doublons=(Twins(long, long, long, ((long, long, long),) * 9),) * 50,
        nouveaux_territoires=(long,) * 200,
        erreurs=9_999_999,
    )
    assert len(markdown(hostile, Site("https://essaim.example/"))) <= 60_000
