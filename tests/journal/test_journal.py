"""What readers are told of the past: whose work a fiche is, what changed, and what is not known."""

import json

import pytest

from essaim.journal import ARGUMENTS, LIMIT, Past, journal
from essaim.journal.log import signed
from essaim.journal.memory import Memory

VRAC = "content/initiatives/vrac.md"


def told(entries) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.id, entry.sorte, tuple(phrase.champ for phrase in entry.phrases)) for entry in entries]


def test_a_change_is_told_field_by_field_in_the_words_of_the_review(repository, fiche) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: fiche(maturite="generalisation")})
    [change, birth] = repository.journal()[0].entries
    assert (change.sorte, change.moment, change.auteur) == ("modifiee", "2026-01-02T08:00:00Z", "Ada Lovelace")
    assert [phrase.texte for phrase in change.phrases] == ["maturité\u202f: essaimage → généralisation"]
    assert birth.sorte == "ajoutee"
    assert [phrase.champ for phrase in birth.phrases] == ["resume", "preuve", "cout", "pret"]


def test_contributors_are_those_who_signed_by_the_names_of_the_mailmap(repository, fiche) -> None:
    repository.commit({VRAC: fiche()}, "ada <ada@example.org>")
    repository.commit({VRAC: fiche(maturite="generalisation")}, "Grace Hopper <grace@example.org>")
    repository.commit({VRAC: fiche(nature="mixte")}, "dependabot[bot] <bot@example.org>")
    repository.commit({VRAC: fiche(nature="innovation-publique")}, "grace@example.org <grace2@example.org>")
    repository.commit({".mailmap": b"Ada Lovelace <ada@example.org>\n"})
    found, _ = repository.journal()
    [life] = found.lives.values()
    assert life.contributeurs == ("Ada Lovelace", "Grace Hopper")
    assert "@" not in repr(found)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada  Lovelace", "Ada Lovelace"),
        ("github-actions[bot]", ""),
        ("Essaim maintainers", ""),
        ("someone@example.org", ""),
        ("A\u202eda", "A\ufffdda"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_name_is_shown_as_it_is_signed_unless_it_hides_something(name, shown) -> None:
    assert signed(name) == shown


def test_a_renamed_fiche_keeps_its_history(repository, fiche) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: None, "content/initiatives/groupements-d-achat.md": fiche(maturite="generalisation")})
    found, _ = repository.journal()
    life = found.lives[("initiatives", "groupements-d-achat")]
    assert told(life.entries)[0] == ("groupements-d-achat", "renommee", ("maturite",))
    assert [entry.sorte for entry in life.entries] == ["renommee", "ajoutee"]
    assert life.entries[0].ancien == "vrac"
    assert life.creation == "2026-01-01T08:00:00Z"
    assert list(found.lives) == [("initiatives", "groupements-d-achat")]


def test_a_former_id_links_two_fiches_that_git_takes_for_strangers(repository, fiche, root) -> None:
    other = (root / "content/initiatives/zip-95.md").read_text(encoding="utf-8")
    former = other.replace("\n---\n", "\nanciens_ids:\n  - vrac\n---\n", 1).encode()
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: None, "content/initiatives/zip-95.md": former})
    found, _ = repository.journal()
    assert [entry.sorte for entry in found.lives[("initiatives", "zip-95")].entries] == ["renommee", "ajoutee"]


def test_a_name_taken_back_is_another_fiche(repository, fiche) -> None:
    repository.commit({VRAC: fiche()}, "Ada Lovelace <ada@example.org>")
    repository.commit({VRAC: None, "content/initiatives/nouveau.md": fiche()}, "Ada Lovelace <ada@example.org>")
    repository.commit({VRAC: fiche(maturite="generalisation")}, "Grace Hopper <grace@example.org>")
    lives = repository.journal()[0].lives
    assert lives[("initiatives", "vrac")].contributeurs == ("Grace Hopper",)
    assert [entry.sorte for entry in lives[("initiatives", "nouveau")].entries] == ["renommee", "ajoutee"]


def test_another_form_of_the_same_file_is_the_same_fiche(repository, fiche) -> None:
    text = fiche().decode()
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    indented = "".join(f"  {line}\n" if line else "\n" for line in body.strip().splitlines())
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: None, "content/initiatives/vrac.yml": f"{front}\nrecit: |-\n{indented}".encode()})
    [life] = repository.journal()[0].lives.values()
    assert told(life.entries)[-1][1] == "ajoutee"
    assert {entry.sorte for entry in life.entries[:-1]} <= {"modifiee"}


def test_what_readers_do_not_see_is_no_change(repository, fiche) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: fiche().replace(b"---\n", b"---\n# une remarque\n", 1)})
    assert [entry.sorte for entry in repository.journal()[0].entries] == ["ajoutee"]


def test_a_fiche_taken_out_is_told_with_its_title(repository, fiche) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: None})
    [gone, _] = repository.journal()[0].entries
    assert (gone.sorte, gone.titre) == ("retiree", "VRAC, vers un réseau d’achat en commun")


def test_a_version_that_cannot_be_read_is_said_not_to_be_known(repository, fiche) -> None:
    repository.commit({VRAC: b"---\ntitre: [\n---\n"})
    repository.commit({VRAC: fiche()})
    [mended, _] = repository.journal()[0].entries
    assert (mended.sorte, mended.dite, mended.phrases) == ("modifiee", False, ())


@pytest.mark.parametrize("private", ["jeanne.martin@example.org", "06 12 34 56 78"])
def test_what_was_taken_out_because_it_is_a_person_s_does_not_come_back_in_the_journal(
    private, repository, fiche
) -> None:
    repository.commit({VRAC: fiche(titre=f"VRAC, écrire à {private}")})
    repository.commit({VRAC: fiche()})
    found, memory = repository.journal()
    assert [(entry.sorte, entry.dite) for entry in found.entries] == [("modifiee", False), ("ajoutee", False)]
    assert private not in repr((found, memory))


def test_a_shallow_clone_says_from_when_it_knows_and_invents_no_birth(repository, fiche, tmp_path) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: fiche(maturite="generalisation")})
    repository.commit({VRAC: fiche(maturite="generalisation", nature="mixte")})
    repository.git("clone", "--quiet", "--depth=2", repository.folder.as_uri(), str(tmp_path / "copie"))
    clone = type(repository)(tmp_path / "copie", repository.project)
    assert clone.git("rev-parse", "--is-shallow-repository") == "true"
    found, _ = clone.journal(shallow=True)
    assert found.since == "2026-01-02T08:00:00Z"
    assert told(found.entries) == [("vrac", "modifiee", ("nature",))]
    assert found.lives[("initiatives", "vrac")].creation == ""


def test_without_git_nothing_is_known(repository) -> None:
    found, _ = journal(repository.catalogue(), Past(), Memory())
    assert not found.connu
    assert (found.entries, found.since) == ((), "")


def test_what_was_told_once_is_not_read_again(repository, fiche, tmp_path) -> None:
    repository.commit({VRAC: fiche()})
    repository.commit({VRAC: fiche(maturite="generalisation")})
    first, memory = repository.journal(Memory("1"))
    memory.save(tmp_path / "journal.json")
    again = Memory.load(tmp_path / "journal.json", "1")
    assert again == memory

    def nothing_is_read(_):
        raise AssertionError

    past = Past(repository.git(*ARGUMENTS), shallow=False, contents=nothing_is_read)
    assert journal(repository.catalogue(), past, again)[0] == first
    assert Memory.load(tmp_path / "journal.json", "2").told == {}


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"version": "1", "dits": {"a": ["x"]}})])
def test_a_spoilt_memory_is_forgotten(content, tmp_path) -> None:
    (tmp_path / "journal.json").write_text(content)
    assert Memory.load(tmp_path / "journal.json", "1") == Memory("1")


def test_only_the_newest_changes_are_put_into_words(repository, fiche) -> None:
    names = [f"content/glossaire/mot-{number}.yml" for number in range(LIMIT)]
    repository.commit({VRAC: fiche()})
    repository.commit(dict.fromkeys(names, b"titre: Mot\n"))
    found, memory = repository.journal()
    assert len(memory.told) == LIMIT
    assert found.total == LIMIT + 1
    [birth] = found.lives[("initiatives", "vrac")].entries
    assert (birth.sorte, birth.dite) == ("ajoutee", False)
