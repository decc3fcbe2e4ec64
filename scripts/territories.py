"""Remake `data/territoires/` and `data/carte/` from the pinned npm packages (needs npm and the network)."""

import argparse
from collections.abc import Sequence

from checkout import ROOT

from essaim.territories.making.remake import remake


def main(argv: Sequence[str] | None = None) -> int:
    """0: nothing to change, or done; 1: ``--check`` found files that differ."""
    parser = argparse.ArgumentParser(description="Refait les données de territoires depuis leurs sources épinglées.")
    parser.add_argument("--check", action="store_true", help="compare sans écrire ; 1 si un fichier diffère")
    arguments = parser.parse_args(argv)
    changed = remake(ROOT / "data", check=arguments.check)
    print("\n".join(f"data/{path}" for path in changed) or "Rien ne change.")
    return 1 if changed and arguments.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
