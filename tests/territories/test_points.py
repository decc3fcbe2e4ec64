"""Points of territories: where a mark goes, and what the mark stands for."""

import pytest

from essaim.territories import Territories
from essaim.territories.making.places import places
from essaim.territories.points import Points


@pytest.fixture(scope="module")
def tree(root) -> Territories:
    return Territories.load(root)


@pytest.fixture(scope="module")
def points(root) -> Points:
    return Points.load(root)


@pytest.mark.parametrize(
    ("code", "precision", "lieu", "de"),
    [
        ("38185", "commune", "Grenoble", "38185"),
        ("75056", "commune", "Paris", "75056"),
        ("97411", "commune", "Saint-Denis", "97411"),
        ("FR-38", "chef-lieu", "Grenoble", "FR-38"),
        ("FR-ARA", "chef-lieu", "Lyon", "FR-ARA"),
        ("200040715", "commune-la-plus-peuplee", "Grenoble", "200040715"),
        ("BD", "capitale", "Dhaka", "BD"),
        ("CA-QC", "chef-lieu", "Québec", "CA-QC"),
        ("01002", "chef-lieu", "Bourg-en-Bresse", "FR-01"),  # 270 inhabitants: the department's point, said as such
    ],
)
def test_a_point_says_what_it_is(tree, points, code, precision, lieu, de) -> None:
    point = points.of(tree[code], tree)
    assert (point.precision, point.lieu, point.de) == (precision, lieu, de)


def test_nearly_every_territory_has_a_point_on_earth(tree, points) -> None:
    """All but the places whose country has no capital of a thousand inhabitants."""
    without = []
    for territory in tree:
        point = points.of(territory, tree)
        if point is None:
            without.append(territory.code)
        else:
            assert -180 <= point.longitude <= 180
            assert -90 <= point.latitude <= 90
    assert len(without) < 20


def test_mainland_departments_have_their_point_in_france(tree, points) -> None:
    for department in tree.departments:
        if not department.outre_mer:
            point = points.of(department, tree)
            assert point.de == department.code
            assert -5.2 < point.longitude < 9.7
            assert 41.3 < point.latitude < 51.2


def test_places_are_read_with_the_gaps_between_their_coordinates() -> None:
    """Two records: the second's coordinates are told from the first's."""
    first = bytes([18, 1]) + b"A" + bytes([26, 2]) + b"FR" + bytes([80, 4, 88, 6])
    second = bytes([18, 1]) + b"B" + bytes([26, 2]) + b"FR" + bytes([80, 1, 88, 2])
    read = list(places(bytes([len(first)]) + first + bytes([len(second)]) + second))
    assert [(p.nom, p.longitude, p.latitude) for p in read] == [("A", 2e-5, 3e-5), ("B", 1e-5, 4e-5)]
