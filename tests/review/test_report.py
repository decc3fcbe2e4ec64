"""The report that a maintainer reads on a pull request, on repositories made for it."""

import pytest

from essaim.review import Site, markdown
from essaim.review.revisions import RevisionError, revision
from essaim.typography import french

SITE = Site("https://essaim.example/")
PATH = "content/initiatives/jardin-partage.md"
COMPARISON = """evaluations:
  - type: comparaison
    evaluateur: recherche
    effet: favorable
    annee: 2020
    conclusion: Les voisins des jardins se connaissent davantage que ceux d’ailleurs.
    source: bilan
"""


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def another(fiche: str, name: str) -> str:
    """A fiche of its own: another title, other sentences, another place."""
    return replaced(
        fiche,
        ("Jardin partagé de démonstration", f"Atelier {name}"),
        ("Des habitants cultivent ensemble un terrain prêté par la commune", f"À {name}, on répare des vélos"),
        ("Dans ce quartier sans jardin, les voisins se croisent", f"À {name}, des voisins se croisent souvent"),
        ("La commune prête un terrain, une association anime", f"Un local à {name}, une association anime"),
        ("Le terrain est prêté pour trois ans seulement", f"Le local de {name} est prêté pour trois ans"),
        ('"FR-38"', '"FR-69"'),
    )


def test_a_fiche_added(repository, fiche, golden) -> None:
    repository.write("content/initiatives/atelier-velo.md", another(fiche, "vélo"))
    repository.commit()
    golden("ajout.md", markdown(repository.review(), SITE))


def test_a_fiche_whose_levels_and_places_move(repository, fiche, golden) -> None:
    """« maturité : expérimentation → essaimage ; reprise à Guéret (23096) ajoutée ; preuve NR → 3 parce que… »"""
    place = '  - territoire: "23096"\n    role: reprise\n    statut: active\n    depuis: 2021\n    source: bilan\n'
    changed = replaced(
        fiche,
        ("maturite: experimentation", f"maturite: essaimage\n{COMPARISON.rstrip()}"),
        ("objectifs:\n", f"{place}objectifs:\n"),
        ("depuis: 2012", "depuis: 2011"),
        ("les habitants cultivent.", "les habitants cultivent et vendent."),
        ("  - lien-social\n", "  - lien-social\n  - alimentation-agriculture\n"),
        ("Une histoire courte", "Une histoire longue"),
    )
    repository.write(PATH, changed)
    repository.commit()
    report = markdown(repository.review(), Site("https://essaim.example/", "https://apercu.example/12/"))
    assert french("maturité : expérimentation → essaimage") in report
    assert "reprise à Guéret (23096) ajoutée" in report
    golden("niveaux.md", report)


def test_a_fiche_renamed_with_its_redirect(repository, fiche, golden) -> None:
    repository.git("mv", PATH, "content/initiatives/jardin-commun.md")
    text = replaced(fiche, ('verifie_le: "2026-03-01"', 'verifie_le: "2026-03-01"\nanciens_ids:\n  - jardin-partage'))
    repository.write("content/initiatives/jardin-commun.md", text)
    repository.commit()
    golden("renommage-avec-redirection.md", markdown(repository.review(), SITE))


def test_a_fiche_renamed_without_its_redirect(repository, golden) -> None:
    repository.git("mv", PATH, "content/initiatives/jardin-commun.md")
    repository.commit()
    golden("renommage-sans-redirection.md", markdown(repository.review(), SITE))


def test_a_fiche_removed(repository, golden) -> None:
    repository.git("rm", "--quiet", PATH)
    repository.commit()
    golden("retrait.md", markdown(repository.review(), SITE))


def test_a_file_that_cannot_be_read_is_no_fiche_removed(repository, fiche) -> None:
    repository.write(PATH, fiche.replace("nature:", "nature: *"))
    repository.write("content/initiatives/jardin-commun.md", fiche)
    repository.commit()
    review = repository.review()
    assert [(change.sorte, change.id) for change in review.fiches] == [
        ("ajoutee", "jardin-commun"),
        ("illisible", "jardin-partage"),
    ]
    assert "illisible" in markdown(review, SITE)


def test_a_fiche_withdrawn_with_its_reason_keeps_an_address(repository) -> None:
    repository.git("rm", "--quiet", PATH)
    reason = '{"sorte": "initiatives", "id": "jardin-partage", "date": "2026-11-01", "motif": "doublon"}'
    repository.write("data/identifiants.json", f'{{"publies": {{}}, "retires": [{reason}]}}\n')
    repository.commit()
    assert [change.adresse for change in repository.review().fiches] == ["retiree"]


def test_what_calls_for_care_comes_first(repository, fiche, golden) -> None:
    """Code, a link, an invisible character, a person's address, a duplicate, a site never cited: all before fiches."""
    repository.write("scripts/essai.py", "# rien\u202e ici\n")
    repository.write(".github/workflows/neuf.yml", "on: push\n")
    (repository.root / "content/initiatives/lien.md").symlink_to("/etc/passwd")
    double = replaced(fiche, ("Une histoire", "Écrire à jean.dupont@exemple.fr. Une histoire"))
    double = replaced(double, ("  type: association\n", "  type: association\n  site: https://jardin.exemple.org/\n"))
    repository.write("content/initiatives/jardin-double.md", double)
    repository.write(PATH, replaced(fiche, ("Jardin partagé", "Jardin par\u200btagé")))
    repository.commit()
    golden("a-regarder.md", markdown(repository.review(), SITE))


def test_likely_duplicates_are_shown_side_by_side(repository, fiche, golden) -> None:
    text = replaced(fiche, ("titre: Jardin partagé", "titre: Le jardin partagé"), ('"FR-38"', '"FR-2A"'))
    repository.write("content/initiatives/jardin-double.md", text)
    repository.commit()
    report = markdown(repository.review(), SITE)
    assert "| | `jardin-partage` | `jardin-double` |" in report or "| | `jardin-double` | `jardin-partage` |" in report
    golden("doublon.md", report)


def test_three_hundred_fiches_stay_within_a_comment(repository, fiche, golden) -> None:
    """Worst first: the fiche that loses its address is told before those that are merely new."""
    repository.git("rm", "--quiet", PATH)
    for number in range(300):
        repository.write(f"content/initiatives/atelier-{number:03}.md", another(fiche, f"numéro {number}"))
    repository.commit()
    report = markdown(repository.review(), SITE)
    assert len(report) <= 60_000
    assert report.index("Jardin partagé de démonstration\n") < report.index("#### Atelier")
    left = 301 - report.count("\n#### ")
    assert report.endswith(f" … et {left} autres fiches\n")
    assert left > 0
    golden("trois-cents.md", report)


def test_nothing_that_readers_see_changed(repository, fiche) -> None:
    repository.write(PATH, replaced(fiche, ("titre: ", "# un commentaire\ntitre: ")))
    repository.commit()
    assert "Aucune fiche ne change." in markdown(repository.review(), SITE)


def test_what_the_base_gained_since_is_not_told(repository, fiche) -> None:
    """A branch is compared with the point where it left main."""
    repository.git("switch", "--quiet", "--create", "proposition")
    repository.write("content/initiatives/atelier-velo.md", another(fiche, "vélo"))
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("content/initiatives/atelier-bois.md", another(fiche, "bois"))
    repository.commit()
    assert [change.id for change in repository.review("main", "proposition").fiches] == ["atelier-velo"]


def test_schemas_that_do_not_load_hide_nothing(repository, fiche) -> None:
    """The fiches are then judged with the schemas of before."""
    repository.write("schemas/initiatives.schema.json", '{"properties": {"titre": {"$ref": "rien"}}}')
    repository.write("content/initiatives/atelier-velo.md", another(fiche, "vélo"))
    repository.commit()
    review = repository.review()
    assert review.schemas_illisibles
    assert [change.id for change in review.fiches] == ["atelier-velo"]
    assert "Les schémas proposés ne se lisent pas" in markdown(review, SITE)


def test_a_gitattributes_cannot_hide_a_file(repository, fiche) -> None:
    """``git archive`` would leave out what the contribution asks to."""
    repository.write(".gitattributes", "content/** export-ignore\n")
    repository.write("content/initiatives/atelier-velo.md", another(fiche, "vélo"))
    repository.commit()
    assert [change.id for change in repository.review().fiches] == ["atelier-velo"]


@pytest.mark.parametrize("name", ["absente", "--help", "HEAD:content", ""])
def test_a_name_that_is_no_revision_is_refused(repository, name) -> None:
    with pytest.raises(RevisionError, match="n’est pas une révision"):
        revision(repository.root, name)
