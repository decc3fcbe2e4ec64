"""Réduit un dossier de fichiers de faits (YAML) aux empreintes de leurs suites de huit mots.

Les fichiers de faits ne sont pas dans le dépôt : ils résument des pages publiques, et aucune fiche ne doit leur prendre
une phrase. Leurs empreintes suffisent à le vérifier, sans rien en redire (tests/substance/test_passages.py).
À relancer quand le dossier des faits change : « python scripts/facts_grams.py DOSSIER ».
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import yaml

WORDS = 8
BYTES = (
    6  # 48 bits: among forty thousand sequences, a fiche's own meets one by chance once in a hundred thousand builds
)
DIGESTS = Path(__file__).resolve().parent.parent / "tests/substance/suites-des-faits.bin"
# What is the same wherever it is quoted: titles, names, addresses.
QUOTED = {
    "titre",
    "page",
    "lieu",
    "auteur",
    "auteur_editeur",
    "nom",
    "porteur",
    "url",
    "site",
    "contact",
    "distinctions",
    "source",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Write the digests of a folder, sorted, each once."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dossier", type=Path, help="le dossier des faits, lu avec ses sous-dossiers")
    parser.add_argument("--sortie", type=Path, default=DIGESTS, help="le fichier des empreintes")
    options = parser.parse_args(argv)
    files = sorted(options.dossier.rglob("*.yaml"))
    if not files:
        parser.error(f"aucun fichier .yaml dans « {options.dossier} »")
    found = {digest(words) for path in files for text in _texts(path) for words in sequences(text)}
    options.sortie.write_bytes(b"".join(sorted(found)))
    sys.stdout.write(f"{len(files)} fichiers, {len(found)} suites de {WORDS} mots\n")
    return 0


def sequences(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words of ``text``, without capitals, accents and punctuation."""
    # A typographic apostrophe parts words as the typewriter's does; NFKD alone would drop it and join them.
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    for start in range(len(words) - WORDS + 1):
        yield tuple(words[start : start + WORDS])


def digest(words: Sequence[str]) -> bytes:
    """The digest under which a run of words is known."""
    return blake2b(" ".join(words).encode(), digest_size=BYTES).digest()


def digests(path: Path = DIGESTS) -> frozenset[bytes]:
    """The digests written by ``main``."""
    content = path.read_bytes()
    return frozenset(content[start : start + BYTES] for start in range(0, len(content), BYTES))


def _texts(path: Path) -> Iterator[str]:
    pending: list[object] = [yaml.safe_load(path.read_text(encoding="utf-8"))]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending += [inner for key, inner in value.items() if key not in QUOTED]
        elif isinstance(value, list):
            pending += value
        elif isinstance(value, str):
            yield value


if __name__ == "__main__":
    raise SystemExit(main())
