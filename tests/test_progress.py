"""What long commands say while they work: to a person at a terminal, and to nobody else."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from essaim.progress import SILENT, Line, duration, progress_on

READ_BY_A_PERSON = {"TERM": "xterm"}


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes one second further each time it is read."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def on_screen(written: str) -> str:
    """What the line shows in the end: what is written after a return covers what was there."""
    screen = ""
    for piece in written.split("\r"):
        screen = piece + screen[len(piece) :]
    return screen.rstrip()


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_terminal_is_told_phase_count_and_time_left() -> None:
    stream = Terminal()
    line = Line(stream, Clock())
    for count, _ in enumerate(line.over("Lecture des fiches", range(1200)), 1):
        if count == 300:
            break
    assert "Lecture des fiches…" in stream.getvalue()
    assert plain(on_screen(stream.getvalue())).startswith("Lecture des fiches : 299 sur 1 200, reste 15 min")


def test_a_phase_of_unknown_length_tells_its_count_alone() -> None:
    stream = Terminal()
    line = Line(stream, Clock())
    line.phase("Cas jugés")
    line.done(4000)
    assert plain(on_screen(stream.getvalue())) == "Cas jugés : 4 000"


def inverses(line: Line) -> list[float]:
    with line:
        return [1 / number for number in line.over("Calcul", [1, 0])]


def test_nothing_is_left_on_the_line_in_the_end_even_after_a_fault() -> None:
    stream = Terminal()
    with pytest.raises(ZeroDivisionError):
        inverses(Line(stream, Clock()))
    assert stream.getvalue().strip()
    assert on_screen(stream.getvalue()) == ""
    assert "\x1b" not in stream.getvalue()


def test_a_line_never_wraps(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    Line(stream, Clock()).phase("Une phase dont le nom est bien trop long pour ce terminal")
    assert max(map(len, stream.getvalue().split("\r"))) < 20


@pytest.mark.parametrize(
    "environment", [{"TERM": "dumb"}, {}, {**READ_BY_A_PERSON, "CI": "true"}], ids=["dumb", "no TERM", "CI"]
)
def test_a_log_is_told_nothing_even_where_it_pretends_to_be_a_terminal(environment) -> None:
    assert progress_on(Terminal(), environment, Clock()) is SILENT


def test_a_file_or_a_pipe_is_told_nothing() -> None:
    assert progress_on(io.StringIO(), READ_BY_A_PERSON, Clock()) is SILENT
    assert isinstance(progress_on(Terminal(), {**READ_BY_A_PERSON, "NO_COLOR": "1"}, Clock()), Line)


@pytest.mark.parametrize(("seconds", "said"), [(8.4, "8 s"), (59.7, "1 min 00 s"), (125, "2 min 05 s")])
def test_a_length_of_time_is_said_in_minutes_and_seconds(seconds, said) -> None:
    assert duration(seconds) == said


def validated(root: Path, ci: bool) -> tuple[str, str]:
    """What validate.py writes on its output and on a terminal that takes its errors."""
    mine, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "CI"} | {"TERM": "xterm"}
    command = [sys.executable, str(root / "scripts/validate.py"), "content/modeles"]
    with subprocess.Popen(
        command, cwd=root, env=environment | ({"CI": "1"} if ci else {}), stdout=subprocess.PIPE, stderr=theirs
    ) as running:
        os.close(theirs)
        said = b"".join(iter(lambda: _read(mine), b""))
        report, _ = running.communicate()
    os.close(mine)
    assert running.returncode == 0
    return report.decode("utf-8"), said.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux's way to say that nobody writes there any more
        return b""


def test_validate_says_its_phases_on_a_terminal_and_nothing_there_in_ci(root) -> None:
    report, said = validated(root, ci=False)
    assert "Lecture des fiches" in said
    assert "Application des règles" in said
    assert on_screen(said) == ""
    assert "Lecture" not in report
    assert validated(root, ci=True) == (report, "")
