"""Compare la recherche d’un site construit à celles de Pagefind et de Material, dans Chromium, d’un serveur compressé.

Construction de l’index (temps, mémoire), octets et temps jusqu’aux premiers résultats, frappe par frappe, facettes, et
rappel sur du français. Les lignes vont dans un fichier JSON. Code de sortie : 0, ou 2 si la commande est mal écrite.
"""

import argparse
import shlex
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import search_lines
from lines import Line, save
from search_browser import chromium
from search_corpus import documents_of, passages_of

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "site"  # the real catalogue, if it is built
PEER = f"{ROOT / '.venv-bench' / 'bin' / 'python'} -m pagefind"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the site measured must be built."""
    parser = argparse.ArgumentParser(prog="search.py", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="DOSSIER", help="le site construit (site/)")
    parser.add_argument("--size", type=int, default=0, metavar="N", help="taille du catalogue, pour nommer le fichier")
    parser.add_argument(
        "--recall", action="store_true", help="mesure aussi le rappel, sur la prose et les vraies fiches"
    )
    parser.add_argument(
        "--prose", type=Path, nargs="*", metavar="FICHIER", help="prose à chercher, si ce n’est la nôtre"
    )
    parser.add_argument("--queries", type=int, default=8, metavar="N", help="requêtes par nombre de mots (8)")
    parser.add_argument("--pagefind", default=PEER, metavar="COMMANDE", help="comment lancer Pagefind")
    parser.add_argument("--out", type=Path, metavar="FICHIER", help="où vont les lignes (build/bench/search-N.json)")
    options = parser.parse_args(argv)
    if not (options.site / "recherche" / "manifeste.json").is_file():
        parser.error(f"pas d’index dans {options.site} : construisez d’abord ce site")
    lines: list[Line] = []
    bench = search_lines.Bench(options.size, shlex.split(options.pagefind), options.queries)
    documents = documents_of(options.site)
    with chromium() as browser:
        with tempfile.TemporaryDirectory() as folder:
            lines += bench.of_site(browser, options.site, documents, Path(folder))
        if options.recall:
            prose = options.prose or [ROOT / "tests/search/rapport.txt", *sorted((ROOT / "content").rglob("*.md"))]
            own = documents_of(OWN) if (OWN / "recherche").is_dir() else documents
            for name, texts in (("prose", passages_of(*prose)), ("fiches", own)):
                with tempfile.TemporaryDirectory() as folder:
                    lines += bench.of_recall(browser, name, texts, Path(folder))
    out = options.out or ROOT / "build" / "bench" / f"search-{options.size or len(documents)}.json"
    save(out, lines)
    for line in lines:
        print(f"{line.ligne} | {line.nous} {line.unite} | {line.pair} | {line.verdict}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
