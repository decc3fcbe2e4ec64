"""Text stays text: only YAML 1.2's plain numbers and words are special, and only without quotes."""

from pathlib import PurePosixPath

import pytest

from essaim.reading import read_text
from essaim.reading.scalars import AmbiguousNumber, Doubt, plain_value

VALUES = {
    "": None, "~": None, "null": None, "Null": None,
    "true": True, "True": True, "false": False, "FALSE": False,
    "0": 0, "34": 34, "-7": -7, "999999999999999999": 999999999999999999,
    "0.5": 0.5, "1.10": 1.1, "12.50": 12.5, "-3.25": -3.25, "1000000000.25": 1000000000.25,
    "no": "no", "NO": "NO", "yes": "yes", "on": "on", "off": "off", "y": "y", "nul": "nul", "tRUE": "tRUE",
    "12:30": "12:30", "1:2:3": "1:2:3", "2024-05-06": "2024-05-06", "2024-13-01": "2024-13-01",
    "0x1F": "0x1F", "0o17": "0o17", "0b1": "0b1", "1_000": "1_000", "1e5": "1e5", "1.5e3": "1.5e3", "1e999": "1e999",
    ".inf": ".inf", "-.inf": "-.inf", ".nan": ".nan", ".5": ".5", "5.": "5.", "+33": "+33", "12,5": "12,5",
    "2A004": "2A004", "01 23": "01 23", "08/12": "08/12", "1.2.3": "1.2.3", "-": "-", "1\u202f000": "1\u202f000",
    "٣٤": "٣٤", "=": "=",
}  # fmt: skip

AMBIGUOUS = {
    "01": Doubt.LEADING_ZERO,
    "00": Doubt.LEADING_ZERO,
    "08": Doubt.LEADING_ZERO,
    "-01": Doubt.LEADING_ZERO,
    "01.5": Doubt.LEADING_ZERO,
    "1" * 19: Doubt.TOO_LONG,
    "9" * 5000: Doubt.TOO_LONG,
    "0.1234567890123456": Doubt.TOO_LONG,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=[repr(text) for text in VALUES])
def test_an_unquoted_scalar_means_what_yaml_1_2_says_and_no_more(text, value):
    assert plain_value(text) == value
    assert type(plain_value(text)) is type(value)


@pytest.mark.parametrize(("text", "doubt"), AMBIGUOUS.items(), ids=[text[:20] for text in AMBIGUOUS])
def test_digits_that_may_be_a_code_are_doubtful(text, doubt):
    assert plain_value(text) == AmbiguousNumber(text, doubt)


@pytest.mark.parametrize("text", ["01", "true", "null", "~", "12", "1" * 30, "<<"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_make_anything_text(quote, text):
    document = read_text(f"a: {quote}{text}{quote}\n".encode(), PurePosixPath("a.yml")).document
    assert document is not None
    assert document.data == {"a": text}
