"""A fiche as data that can be written again, whole or with any value replaced by raw YAML: where hostile cases start.

Cases are made from data and not by searching a text, so that each knows the very line of its fault.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from essaim.problem import DataPath
from essaim.reading import read_text

FENCE = "---"


class Raw(str):
    """YAML to be written as it is, in the place of a value; it may hold several lines."""

    __slots__ = ()


@dataclass(frozen=True)
class Written:
    """The text of a fiche, and the line of every value in it, by data path; the body's first line is that of recit."""

    text: str
    lines: Mapping[DataPath, int]

    @property
    def raw(self) -> bytes:
        """The file's bytes."""
        return self.text.encode()


@dataclass(frozen=True)
class Fiche:
    """A fiche of ``kind``: ``data`` without its narrative, ``recit``, and the form it is written in, .md or .yml."""

    kind: str
    name: str
    form: str
    data: Mapping[str, object]
    recit: str
    beside: Mapping[str, bytes]

    @classmethod
    def of(cls, path: PurePosixPath, content: bytes, beside: Mapping[str, bytes], form: str = "") -> "Fiche":
        """The fiche that the valid file ``content`` holds; ``beside`` are the files that it refers to, by path."""
        document = read_text(content, path).document
        assert document is not None, path
        data = {key: value for key, value in document.data.items() if key != "recit"}
        return cls(path.parent.name, path.stem, form or path.suffix, data, document.body, beside)

    @property
    def path(self) -> str:
        """The path of the file, relative to the root."""
        return f"content/{self.kind}/{self.name}{self.form}"

    def written(self, changes: Mapping[DataPath, object] | None = None, recit: str | None = None) -> Written:
        """The fiche with the values at some paths replaced (or added), and another narrative if one is given."""
        data: object = self.data
        for path, value in (changes or {}).items():
            data = with_value(data, path, value)
        body = self.recit if recit is None else recit
        lines: dict[DataPath, int] = {}
        out: list[str] = [FENCE] if self.form == ".md" else []
        if self.form == ".yml" and body:
            data = {**data, "recit": body}
        _write(data, (), "", out, lines)
        if self.form == ".md":
            out.append(FENCE)
            if body:
                out.append("")
                lines["recit",] = len(out) + 1
                out += body.split("\n")
        return Written("\n".join(out) + "\n", lines)

    @cached_property
    def _plain(self) -> Written:
        return self.written()

    def with_line(self, line: str, before: str = "resume") -> tuple[bytes, int]:
        """The fiche with one more line before the key ``before``, and the number of that line."""
        written = self._plain
        number = written.lines[before,]
        lines = written.text.split("\n")
        lines[number - 1 : number - 1] = line.split("\n")
        return "\n".join(lines).encode(), number

    def changed(self, path: DataPath, value: object) -> "Fiche":
        """The same fiche with another value at ``path``."""
        data = with_value(self.data, path, value)
        assert isinstance(data, Mapping)
        return replace(self, data=data)

    def texts(self) -> Iterator[DataPath]:
        """The path of one text of each sort: every field that holds a text, lists counted by their first such item."""
        seen = set()
        for path, value in _leaves(self.data, ()):
            generic = tuple("*" if isinstance(step, int) else step for step in path)
            if isinstance(value, str) and generic not in seen:
                seen.add(generic)
                yield path

    def value(self, path: DataPath) -> object:
        """The value at ``path``."""
        found: object = self.data
        for step in path:
            found = found[step]  # type: ignore[index]
        return found


def sources(root: Path) -> list[Fiche]:
    """Every valid example and every real fiche, in the form its file has."""
    examples = root / "tests/examples/valid"
    found = []
    real: dict[str, list[Path]] = {}
    for path in sorted(path for path in (root / "content").glob("*/*") if path.suffix in (".md", ".yml")):
        if path.parent.name != "pages":
            real.setdefault(path.stem, []).append(path)
    for path in sorted(path for path in examples.rglob("*") if path.suffix in (".md", ".yml")):
        alone = path.parent == examples  # else the example is a folder that stands for content/
        relative = Path("initiatives", path.name) if alone else path.relative_to(path.parents[1])
        twins = () if alone else sorted(twin for twin in path.parents[1].glob("*/*") if twin != path)
        beside = {f"content/{twin.relative_to(path.parents[1])}": twin.read_bytes() for twin in twins}
        found.append(Fiche.of(PurePosixPath("content", relative), path.read_bytes(), beside))
    for path in (path for paths in real.values() for path in paths):
        relative = PurePosixPath(path.relative_to(root).as_posix())
        fiche = Fiche.of(relative, path.read_bytes(), {})
        found.append(replace(fiche, beside=_named(fiche, real, root)))
    return found


def _named(fiche: Fiche, real: Mapping[str, Sequence[Path]], root: Path) -> Mapping[str, bytes]:
    """The files that ``fiche`` names: without them, it would be told that they do not exist."""
    names = {value for _, value in _leaves(fiche.data, ()) if isinstance(value, str) and value in real}
    paths = {path.relative_to(root).as_posix(): path for name in sorted(names) for path in real[name]}
    return {name: path.read_bytes() for name, path in paths.items() if name != fiche.path}


def with_value(data: object, path: DataPath, value: object) -> object:
    """A copy of ``data`` with another value at ``path``; what the change does not touch is shared."""
    if not path:
        return value
    if isinstance(data, list):
        return [with_value(item, path[1:], value) if index == path[0] else item for index, item in enumerate(data)]
    assert isinstance(data, Mapping)
    return {**data, path[0]: with_value(data.get(path[0], {}), path[1:], value)}


def _leaves(value: object, path: DataPath) -> Iterator[tuple[DataPath, object]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    else:
        yield path, value


def _write(value: object, path: DataPath, indent: str, out: list[str], lines: dict[DataPath, int]) -> None:
    """Block YAML, one value a line, every text between double quotes."""
    items = value.items() if isinstance(value, Mapping) else enumerate(value)  # type: ignore[arg-type]
    for key, item in items:
        label = f"{indent}-" if isinstance(value, list) else f"{indent}{key}:"
        lines[*path, key] = len(out) + 1
        if isinstance(item, Mapping | list) and item:
            out.append(label)
            _write(item, (*path, key), f"{indent}  ", out, lines)
        else:
            if isinstance(item, str) and not isinstance(item, Raw) and _as_block(item):
                out.append(f"{label} |-")
                lines[*path, key] += 1  # a fault in a text of several lines is on the line where it stands
                out += [f"{indent}  {line}".rstrip() for line in item.split("\n")]
                continue
            text = item if isinstance(item, Raw) else json.dumps(item, ensure_ascii=False)
            out += f"{label} {text}".split("\n")


def _as_block(text: str) -> bool:
    """Whether ``text`` comes back as it is when written below « |- », as people write what has several lines."""
    return "\n" in text and text.strip() == text and all(line.rstrip() == line for line in text.split("\n"))
