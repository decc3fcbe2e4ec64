"""Several files written as one: all of them, or what was there before."""

import pytest

from essaim.drafting import merged
from essaim.files import write_together


def test_all_are_written(tmp_path) -> None:
    write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_a_failure_puts_everything_back(tmp_path) -> None:
    """The disk fills up, or a folder stands where a file should be, after the first file is in place."""
    (tmp_path / "a").write_bytes(b"before")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "kept").write_bytes(b"kept")
    with pytest.raises(OSError, match="c"):
        write_together({tmp_path / "a": b"after", tmp_path / "b": b"new", tmp_path / "c": b"impossible"})
    assert (tmp_path / "a").read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ({"a": 1, "b": 2}, {"a": 3}, {"a": 3, "b": 2}),
        ({"a": ["x", "y"]}, {"a": ["z"]}, {"a": ["z"]}),
        ({"a": [{"x": 1, "y": 2}, {"x": 5}]}, {"a": [{"x": 3}]}, {"a": [{"x": 3, "y": 2}, {"x": 5}]}),
        ({"a": [{"x": 1}]}, {"a": [{"x": 1}, {"x": 2}]}, {"a": [{"x": 1}, {"x": 2}]}),
        ({"a": {"b": 1}}, {"a": "texte"}, {"a": "texte"}),
    ],
)
def test_values_are_merged_key_by_key_and_rank_by_rank(before, after, result) -> None:
    assert merged(before, after) == result
