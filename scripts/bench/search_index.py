"""Our index alone, in a process of its own so that its memory can be seen: pickled documents → files beside them."""

import pickle
import sys
from pathlib import Path

from essaim.search import write_index


def main(given: Path) -> None:
    """Write the index under ``recherche/`` of the folder named as ``given`` is, without its suffix."""
    for name, content in write_index(pickle.loads(given.read_bytes())).items():
        path = given.with_suffix("") / "recherche" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
