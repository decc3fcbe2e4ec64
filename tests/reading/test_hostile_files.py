"""No bytes and no file make the reader raise, hang or die."""

import os
import random
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from essaim.reading import Reading, read, read_text

BOMBS = {
    "crochets": ("'a: ' + '[' * 25_000", "imbrication-trop-profonde"),
    "accolades": ("'{a: ' * 20_000", "imbrication-trop-profonde"),
    "tirets": ("'- ' * 50_000", "imbrication-trop-profonde"),
    "cles-complexes": ("'? ' * 50_000", "imbrication-trop-profonde"),
    "fleuve-de-virgules": ("'a: [' + 'x,' * 40_000", "trop-de-valeurs"),
    "alias": (
        "'a0: &a0 [x, x]\\n' + ''.join(f'a{n}: &a{n} [' + ', '.join([f'*a{n-1}'] * 9) + ']\\n' for n in range(1, 12))",
        "alias-interdit",
    ),
    "fusion": (
        "'a0: &a0 {k: x}\\n' + ''.join(f'a{n}: &a{n}\\n  <<: [' + ', '.join([f'*a{n-1}'] * 9) + ']\\n'"
        " for n in range(1, 12))",
        "alias-interdit",
    ),
    "alias-de-soi": ("'a: &a [*a]\\n'", "alias-interdit"),
    "balises": ("'a: ' + '<b>\\n ' * 19_000", "html-interdit"),
    "conflits": ("'<<<<<<< x\\n' * 9_000", "conflit-de-fusion"),
}

LIMITED = """
import resource, sys
from pathlib import PurePosixPath
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
from essaim.reading import read_text
text = eval(sys.argv[1])
for name, raw in (("a.yml", text), ("a.md", f"---\\n{text}\\n---\\n"), ("b.md", f"---\\na: b\\n---\\n{text}")):
    reading = read_text(raw.encode(), PurePosixPath(name))
    assert len(reading.problems) <= 20
    print(name, *sorted({problem.rule for problem in reading.problems}))
"""


@pytest.mark.parametrize(("expression", "rule"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_within_limits(expression, rule):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, expression], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert rule in lines[0].split()
    assert len(lines) == 3


VALID = """\
---
titre: "L’atelier : un essai"
resume: >
  Du texte
  replié.
porteur: {nom: Ville, type: commune}
implantations:
  - territoire: "38185"
    depuis: 2014
    statut: active
couts:
  - montant: 12.5
    source: rapport
# un commentaire
themes: [a, 'b', "c"]
---

Un récit avec `<b>` et 👩‍🚒.

> citation
""".encode()
SPICE = [b"\t", b"*", b"&a ", b"!!x ", b"<<: ", b"---\n", b"\n", b'"', b"'", b"[", b"{", b": ", b"- ", b"\xff", b"\x00"]
SPICE += ["\u202e".encode(), "\u00a0".encode(), b"<script>", b"%", b"\\", b"|", b"01", b"<<<<<<< ", b"```", b"\r", b"?"]


def mutated(valid: bytes, chance: random.Random) -> bytes:
    raw = bytearray(valid)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(5):
            case 0:
                raw[at:at] = chance.choice(SPICE)
            case 1:
                del raw[at : at + chance.randint(1, 30)]
            case 2:
                raw[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                lines = bytes(raw).split(b"\n")
                chance.shuffle(lines)
                raw = bytearray(b"\n".join(lines))
            case _:
                raw[at:at] = raw[chance.randrange(len(raw) + 1) :][:40]
    return bytes(raw)


def judged(reading: Reading, raw: bytes) -> bool:
    """Whether the reading says one clear thing about ``raw``: a document, or errors with a place and a remedy."""
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    errors = [p for p in reading.problems if p.severity == "error"]
    placed = all(1 <= p.line <= lines + 1 and p.column >= 1 and p.message and p.hint for p in reading.problems)
    return placed and (reading.document is None) == bool(errors) and len(reading.problems) <= 20


@pytest.mark.parametrize(("name", "valid"), [("a.md", VALID), ("a.yml", VALID.split(b"---\n")[1])], ids=["md", "yml"])
def test_random_damage_never_raises(name, valid):
    chance = random.Random(20150427)
    accepted = 0
    for _ in range(500):
        raw = mutated(valid, chance)
        reading = read_text(raw, PurePosixPath(name))
        assert judged(reading, raw), raw
        accepted += reading.document is not None
    assert 0 < accepted < 500


def test_random_bytes_never_raise():
    chance = random.Random(7)
    for size in range(300):
        raw = chance.randbytes(size)
        for name in ("a.md", "a.yml"):
            assert judged(read_text(raw, PurePosixPath(name)), raw), raw


def rules(root: Path, name: str) -> list[str]:
    reading = read(root, PurePosixPath(name))
    assert reading.document is None
    return [problem.rule for problem in reading.problems]


def test_a_file_is_read_from_its_root(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yml").write_bytes("titre: é\n".encode())
    reading = read(tmp_path, PurePosixPath("content/a.yml"))
    assert reading.document is not None
    assert reading.document.path == PurePosixPath("content/a.yml")
    assert reading.document.data == {"titre": "é"}
    assert reading == read_text("titre: é\n".encode(), PurePosixPath("content/a.yml"))


def test_what_is_not_an_ordinary_file_of_the_root_is_a_problem(tmp_path):
    (tmp_path / "outside.yml").write_text("a: b\n", encoding="utf-8")
    root = tmp_path / "root"
    (root / "folder.yml").mkdir(parents=True)
    (root / "link.yml").symlink_to(tmp_path / "outside.yml")
    (root / "loop.yml").symlink_to(root / "loop.yml")
    (root / "linked").symlink_to(tmp_path)
    (root / "big.yml").write_bytes(b"#" * 200_000)
    assert rules(root, "absent.yml") == ["fichier-illisible"]
    assert rules(root, "folder.yml") == ["pas-un-fichier"]
    assert rules(root, "link.yml") == ["lien-symbolique"]
    assert rules(root, "loop.yml") == ["lien-symbolique"]
    assert rules(root, "linked/outside.yml") == ["lien-symbolique"]
    assert rules(root, "../outside.yml") == ["chemin-interdit"]
    assert rules(root, str(tmp_path / "outside.yml")) == ["chemin-interdit"]
    assert rules(root, "nul\0.yml") == ["fichier-illisible"]
    assert rules(root, f"{'x' * 300}.yml") == ["fichier-illisible"]
    assert rules(root, "big.yml") == ["fichier-trop-gros"]


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "pipe.yml")
    assert rules(tmp_path, "pipe.yml") == ["pas-un-fichier"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "a.yml").write_text("a: b\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert rules(tmp_path, "a.yml") == ["fichier-illisible"]
