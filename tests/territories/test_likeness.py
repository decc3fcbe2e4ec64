"""What makes a place like mine."""

from dataclasses import replace

import pytest

from essaim.territories import Territories, likeness, population_band


@pytest.mark.parametrize(
    ("population", "rank", "since", "upto"),
    [
        (0, 0, 0, 500),
        (499, 0, 0, 500),
        (500, 1, 500, 2_000),
        (199_999, 8, 100_000, 200_000),
        (200_000, 9, 200_000, None),
    ],
)
def test_a_commune_falls_in_the_band_whose_upper_bound_is_excluded(
    territories: Territories, population: int, rank: int, since: int, upto: int | None
) -> None:
    band = population_band(replace(territories["38185"], population=population))
    assert band is not None
    assert (band.rank, band.since, band.upto) == (rank, since, upto)


def test_a_place_without_population_has_no_band(territories: Territories) -> None:
    assert population_band(territories["BD"]) is None
    assert likeness(territories, territories["BD"], territories["FR-38"]).band_gap is None


def test_two_overseas_departments_of_a_size_are_alike(territories: Territories) -> None:
    found = likeness(territories, territories["FR-971"], territories["FR-972"])
    assert (found.same_nature, found.band_gap, found.both_overseas, found.distance) == (True, 0, True, 2)


def test_scales_of_communes_and_departments_do_not_mix(territories: Territories) -> None:
    found = likeness(territories, territories["38185"], territories["FR-38"])
    assert (found.same_nature, found.band_gap, found.both_overseas) == (False, None, False)


def test_a_town_and_a_village_are_bands_apart(territories: Territories) -> None:
    assert likeness(territories, territories["38185"], territories["01002"]).band_gap == 8
