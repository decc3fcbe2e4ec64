"""Damage by chance: bytes and lines of valid files changed, moved, repeated, lost, or seasoned with what YAML obeys."""
# ruff: noqa: E501 - a payload stays on one line, as it is typed

import random
from collections.abc import Iterator, Sequence
from itertools import count

from hostile.cases import Case, Fate
from hostile.fiches import Fiche

SEED = 20150427
SPICE = [b"\t", b"*", b"&a ", b"!!x ", b"<<: ", b"---\n", b"\n", b'"', b"'", b"[", b"{", b": ", b"- ", b"\xff", b"\x00", b"|",
         "\u202e".encode(), "\u00a0".encode(), b"<script>", b"%", b"\\", b"01", b"<<<<<<< ", b"```", b"\r", b"?", b">", b"#",
         b"\xed\xa0\x80", b"\xef\xbb\xbf", b"~", b"]", b"}", b"...\n", b"\\ud800", b"99999999999999999999", b"-", b"@",
         b"2024-02-30", b"javascript:", b"__proto__: ", b"\x1b[31m", b"\n::error::x\n", b"&#64;", b"$&", b"%0A"]  # fmt: skip


def mutations(fiches: Sequence[Fiche], number: int, seed: int = SEED) -> Iterator[Case]:
    """``number`` damaged files, the same for the same seed."""
    chance = random.Random(seed)
    valid = [(fiche, fiche.written().raw) for fiche in fiches]
    for index, _ in zip(count(), range(number), strict=False):
        fiche, raw = chance.choice(valid)
        damage = _lines if chance.random() < 0.3 else _bytes
        name = f"hasard-{seed}-{index}"
        yield Case(name, "hasard", fiche.path, damage(raw, chance), Fate.UNKNOWN, beside=fiche.beside)


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(5):
            case 0 | 1:
                found[at:at] = chance.choice(SPICE)
            case 2:
                del found[at : at + chance.randint(1, 30)]
            case 3:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                found[at:at] = found[chance.randrange(len(found) + 1) :][:40]
    return bytes(found)


def _lines(raw: bytes, chance: random.Random) -> bytes:
    found = raw.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(found)), chance.randrange(len(found))
        match chance.randrange(5):
            case 0:
                found[at], found[other] = found[other], found[at]
            case 1:
                found.insert(at, found[other])
            case 2 if len(found) > 1:
                del found[at]
            case 3:
                found[at] = b" " * chance.randint(1, 4) + found[at]
            case _:
                found[at] = found[at].strip() + chance.choice(SPICE)
    return b"\n".join(found)
