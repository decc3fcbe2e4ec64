"""When content files were first and last changed, from what `git log` prints; who runs git is the caller's business."""

from collections.abc import Mapping
from datetime import UTC, datetime

from essaim.exports.edition import Dates

# One commit: a mark and its author's time in seconds, then the names of the files it touched.
ARGUMENTS = ("log", "--no-merges", "--name-only", "--no-renames", "--format=%x01%at", "--", "content")


def dates_of(log: str) -> Mapping[str, Dates]:
    """Dates by path, in UTC, from the output of git with ``ARGUMENTS`` (the newest commit first)."""
    found: dict[str, Dates] = {}
    moment = ""
    for line in log.splitlines():
        if line.startswith("\x01"):
            moment = datetime.fromtimestamp(int(line[1:]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        elif line:
            known = found.get(line)
            found[line] = (
                Dates(min(moment, known.premier), max(moment, known.dernier)) if known else Dates(moment, moment)
            )
    return found
