"""Maps: geometry on small shapes, and the committed paths against the territories they draw."""

import json
import re

import pytest

from essaim.territories import Nature, Territories
from essaim.territories.making.geometry import area, centre, fitted, path_text, rings_of, simplified
from essaim.territories.making.neighbours import neighbours
from essaim.territories.making.topology import shapes
from essaim.territories.making.world_map import WIDTH, cut_at_date_line, map_height, projected

SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]


def test_a_path_is_read_from_its_relative_points() -> None:
    assert rings_of("m 1,1 2,0 0,2 z m 1,1 1,0 0,-1 z") == [[(1, 1), (3, 1), (3, 3)], [(2, 2), (3, 2), (3, 1)]]


def test_a_path_with_curves_is_refused() -> None:
    with pytest.raises(ValueError, match="c"):
        rings_of("m 1,1 c 2,0 1,1 0,2 z")


def test_a_written_path_draws_the_same_shape() -> None:
    assert path_text([SQUARE]) == "M0,0l2,0 0,2 -2,0z"
    assert path_text([[(0.04, 0), (0.5, -0.25), (12.34, 1)]]) == "M0,0l.5,-.2 11.8,1.2z"
    assert path_text([[(0, 0), (0.01, 0.01), (0.02, 0)]]) == ""


def test_area_and_centre_of_a_square() -> None:
    assert area(SQUARE) == 4
    assert centre([SQUARE]) == (1, 1)
    assert centre([SQUARE, [(9, 9), (9.1, 9), (9, 9.1)]]) == (1, 1)
    assert centre([[(3.0, 4.0)]]) == (3, 4)


def test_simplifying_keeps_corners_and_drops_what_lies_on_the_way() -> None:
    assert simplified([(0, 0), (1, 0.01), (2, 0), (2, 5)], 0.1) == [(0, 0), (2, 0), (2, 5)]


def test_fitting_keeps_proportions_and_centres() -> None:
    assert fitted([SQUARE], (0, 0, 40, 20)) == [[(10, 0), (30, 0), (30, 20), (10, 20)]]


def test_neighbours_share_a_border_and_not_a_corner() -> None:
    right = [(2.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0)]
    corner = [(4.0, 2.0), (6.0, 2.0), (6.0, 4.0), (4.0, 4.0)]
    assert neighbours({"a": [SQUARE], "b": [right], "c": [corner]}) == {"a": ["b"], "b": ["a"], "c": []}


def test_shapes_follow_shared_arcs_in_both_directions() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [0, 2]], [[0, 2], [2, 0], [0, -2], [-2, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "001", "properties": {"name": "A"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "properties": {"name": "B"}, "arcs": [[[-2, -1]]]},
                ]
            }
        },
    }
    one, other = shapes(topology, list)
    assert one.rings == [[(0, 0), (0, 2), (2, 2), (2, 0)]]
    assert (other.number, other.rings) == (None, [[(0, 0), (2, 0), (2, 2), (0, 2)]])


def test_the_projection_puts_greenwich_in_the_middle_and_the_date_line_at_the_edges() -> None:
    assert projected((0, 0))[0] == pytest.approx(WIDTH / 2)
    assert projected((-180, 0))[0] == pytest.approx(0)
    assert projected((180, 0))[0] == pytest.approx(WIDTH)
    assert 0 < projected((0, 80))[1] < projected((0, 0))[1] < projected((0, -50))[1] < map_height()


def test_a_ring_across_the_date_line_becomes_two() -> None:
    east, west = sorted(cut_at_date_line([(178, 0), (-178, 0), (-178, 2), (178, 2)]), reverse=True)
    assert {x for x, _ in east} == {178, 180}
    assert {x for x, _ in west} == {-180, -178}
    assert cut_at_date_line(SQUARE) == [SQUARE]


@pytest.mark.parametrize("name", ["france", "monde"])
def test_committed_maps_are_light_and_say_their_source(data, name: str) -> None:
    text = (data / "carte" / f"{name}.json").read_text(encoding="utf-8")
    assert len(text.encode()) <= 100 * 1024
    assert "Natural Earth" in json.loads(text)["source"]


def test_the_map_of_france_draws_each_department_within_the_picture(data, territories: Territories) -> None:
    france = json.loads((data / "carte" / "france.json").read_text(encoding="utf-8"))
    mainland = {d.code for d in territories.departments if not d.outre_mer}
    assert set(france["departements"]) == mainland
    assert set(france["petite_couronne"]["departements"]) == {"FR-75", "FR-92", "FR-93", "FR-94"}
    overseas = {d.code for d in territories.of(Nature.DEPARTEMENT) if d.outre_mer}
    assert set(france["encarts"]) == overseas - {"FR-984", "FR-989"}
    for shape in (*france["departements"].values(), *france["encarts"].values()):
        x, y = shape["centre"]
        assert 0 <= x <= france["largeur"]
        assert 0 <= y <= france["hauteur"]
        assert re.fullmatch(r"(M[-\d.,l ]+z)+", shape["d"])


def test_the_map_of_the_world_knows_only_our_countries(data, territories: Territories) -> None:
    world = json.loads((data / "carte" / "monde.json").read_text(encoding="utf-8"))
    countries = {country.code for country in territories.of(Nature.PAYS)}
    assert set(world["pays"]) <= countries
    assert {"FR", "BD", "CA", "GB", "US", "BR", "NL", "BE", "MT"} <= set(world["pays"])
    for country in world["pays"].values():
        x, y = country["centre"]
        assert 0 <= x <= world["largeur"]
        assert 0 <= y <= world["hauteur"]
