"""Who is where: each presence once, rolled up to every ancestor; a replica counts as taken up where it lives."""

from essaim.indexes import transfers


def place(code: str, role: str = "origine", statut: str = "active", **more: object) -> dict[str, object]:
    return {"territoire": code, "role": role, "statut": statut, **more}


def fiche(*places: dict[str, object], **more: object) -> dict[str, object]:
    return {"titre": "Essai", "implantations": list(places), **more}


def kinds_at(atlas, code: str) -> list[tuple[str, str]]:
    return [(p.initiative.id, p.sorte) for p in atlas.here.get(code, ())]


def test_born_taken_up_and_planned_are_told_apart(atlas) -> None:
    here = atlas(
        initiatives={
            "a": fiche(
                place("38185"),
                place("59350", "reprise"),
                place("75056", "reprise", "pilote"),
                place("FR-974", "reprise", "arretee"),
            )
        }
    )
    assert kinds_at(here, "38185") == [("a", "origine")]
    assert kinds_at(here, "59350") == [("a", "reprise")]
    assert kinds_at(here, "75056") == [("a", "projet")]
    assert kinds_at(here, "FR-974") == [("a", "reprise")]
    assert [p.stopped for p in here.here["FR-974"]] == [True]


def test_what_lies_within_is_rolled_up_to_every_ancestor_and_only_them(atlas) -> None:
    here = atlas(initiatives={"a": fiche(place("38185"))})
    assert {code for code, found in here.within.items() if found} == {"FR-38", "FR-ARA", "FR"}
    assert "38185" not in here.within
    for code in ("38185", "FR-38", "FR-ARA", "FR"):
        assert here.initiatives_at(code) == {"a"}
    assert here.initiatives_at("FR-59") == frozenset()


def test_a_former_code_counts_at_its_successor(atlas) -> None:
    here = atlas(initiatives={"a": fiche(place("FR-COR"))})
    assert here.initiatives_at("FR-20R") == {"a"}


def test_a_presence_over_several_territories_is_in_each(atlas) -> None:
    here = atlas(initiatives={"a": fiche(place("FR-59", autres_territoires=["FR-62"]))})
    assert kinds_at(here, "FR-59") == kinds_at(here, "FR-62") == [("a", "origine")]
    assert [p.rang for p in here.presences] == [0, 0]
    assert transfers(here) == ()


def test_a_replica_is_taken_up_where_it_began(atlas) -> None:
    here = atlas(initiatives={"mere": fiche(place("CA-QC")), "fille": fiche(place("75056"), replique_de=["mere"])})
    assert kinds_at(here, "CA-QC") == [("mere", "origine")]
    assert kinds_at(here, "75056") == [("fille", "reprise")]


def test_a_transfer_goes_from_the_mother_s_origin_to_the_replica_s(atlas) -> None:
    here = atlas(
        initiatives={
            "mere": fiche(place("CA-QC")),
            "fille": fiche(place("75056", depuis=2011), place("59350", "reprise", depuis=2013), replique_de=["mere"]),
        }
    )
    moves = [(t.initiative.id, t.mere and t.mere.id, t.depart.code, t.arrivee.code, t.depuis) for t in transfers(here)]
    assert moves == [("fille", "mere", "CA-QC", "75056", 2011), ("fille", None, "75056", "59350", 2013)]


def test_a_taker_in_the_same_territory_is_no_transfer(atlas) -> None:
    assert transfers(atlas(initiatives={"a": fiche(place("38185"), place("38185", "reprise"))})) == ()


def test_a_mother_that_is_not_in_the_catalogue_breaks_nothing(atlas) -> None:
    assert transfers(atlas(initiatives={"a": fiche(place("38185"), replique_de=["partie"])})) == ()


def test_pages_are_for_what_any_kind_names_its_ancestors_and_every_region_and_department(atlas) -> None:
    pages = {t.code for t in atlas(initiatives={}, besoins={"b": {"territoire": "29155"}}).pages}
    assert {"29155", "FR-29", "FR-BRE", "FR", "FR-38", "FR-974"} <= pages
    assert "38185" not in pages


def test_the_offspring_of_a_fiche_are_its_replicas_then_those_it_inspired_each_once(atlas) -> None:
    here = atlas(
        initiatives={
            "a": fiche(place("38185"), inspire_de=["mere"]),
            "b": fiche(place("38185"), replique_de=["mere"], inspire_de=["mere"]),
            "mere": fiche(place("CA-QC")),
        }
    )
    assert [record.id for record in here.offspring["mere"]] == ["b", "a"]
    assert "a" not in here.offspring


def test_a_fiche_counts_once_under_each_theme_and_model_it_names(atlas) -> None:
    modeles = [{"modele": "fusion"}, {"modele": "fusion", "sous_type": "x"}]
    here = atlas(initiatives={"a": fiche(themes=["sante", "emploi"], modeles=modeles), "b": fiche(themes=["emploi"])})
    assert {theme: [r.id for r in found] for theme, found in here.by_theme.items()} == {
        "sante": ["a"],
        "emploi": ["a", "b"],
    }
    assert [record.id for record in here.by_model["fusion"]] == ["a"]
