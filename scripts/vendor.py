"""Fetch the third-party files the site serves itself, or check that the committed ones are the recorded ones.

``python scripts/vendor.py`` asks npm for each package of the manifest, refuses a tarball whose SHA-512 is not the
recorded one, writes the listed files and records their SHA-256. ``--check`` compares what is committed with the
manifest, offline: a file changed, missing or in excess is a fault (exit 1).

To take a new version, change ``version`` and ``integrity`` (``npm view NAME@VERSION dist.integrity``), run this, and
review the difference. The table of LICENSES/THIRD-PARTY.md follows the manifest; a test compares them.
"""

import argparse
import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "vendor"
MANIFEST = "manifest.json"

# What a French page needs: ASCII, Latin-1, œ, dashes, curly quotes, bullet, ellipsis, U+202F, €, ™ and minus.
# Letters beyond (ł, ş…) come from the reader's own fonts. The same list stands in fonts.css as unicode-range.
FRENCH = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x2009, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C,
          0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2122, 0x2212]  # fmt: skip
FEATURES = ["kern", "liga", "tnum", "pnum", "locl", "ccmp", "mark", "mkmk"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 when all is as recorded, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare the committed files with the manifest, offline")
    options = parser.parse_args(argv)
    manifest = json.loads((VENDOR / MANIFEST).read_text(encoding="utf-8"))
    if not options.check:
        try:
            fetch(manifest, VENDOR)
        except (ValueError, subprocess.CalledProcessError) as fault:
            print(f"vendor.py: {fault}", file=sys.stderr)
            return 1
    faults = list(differences(manifest, VENDOR))
    print("\n".join(faults) if faults else f"{len(recorded(manifest))} vendored files are the recorded ones.")
    return 1 if faults else 0


def recorded(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The SHA-256 of every vendored file, by its path below the vendor folder."""
    entries = [entry for package in manifest["packages"] for entry in package["files"]]
    return {entry["to"]: entry.get("sha256", "") for entry in entries}


def differences(manifest: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """One line for each file of ``folder`` that is not what ``manifest`` records."""
    expected = recorded(manifest)
    own = {MANIFEST, *manifest["own"]}
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(present | set(expected) | own):
        if name not in present:
            yield f"{name}: recorded but missing"
        elif name in expected:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected[name]:
                yield f"{name}: SHA-256 is {found}, recorded {expected[name]}"
        elif name not in own:
            yield f"{name}: present but not recorded"


def fetch(manifest: dict[str, Any], folder: Path) -> None:
    """Write every file of ``manifest`` into ``folder``, and their SHA-256 into the manifest.

    Raises ``ValueError`` when a tarball is not the recorded one, before any of its files is written.
    """
    for package in manifest["packages"]:
        tarball = download(f"{package['name']}@{package['version']}")
        integrity = "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode("ascii")
        if integrity != package["integrity"]:
            raise ValueError(f"{package['name']}: integrity is {integrity}, recorded {package['integrity']}")
        for entry in package["files"]:
            content = shaped(member(tarball, entry["from"]), entry)
            entry["sha256"] = hashlib.sha256(content).hexdigest()
            target = folder / entry["to"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def download(specification: str) -> bytes:
    """The tarball npm gives for ``NAME@VERSION``; nothing of the package is run."""
    with tempfile.TemporaryDirectory() as temporary:
        command = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", temporary, specification]
        subprocess.run(command, check=True, cwd=temporary, stdout=subprocess.DEVNULL)
        return next(Path(temporary).glob("*.tgz")).read_bytes()


def member(tarball: bytes, name: str) -> bytes:
    """The content of one file of an npm tarball."""
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        extracted = archive.extractfile(f"package/{name}")
        if extracted is None:
            raise ValueError(f"{name} is not a file of the package")
        return extracted.read()


def shaped(content: bytes, entry: Mapping[str, Any]) -> bytes:
    """``content`` as the site serves it: as it is, as an ES module, or as a subset static font."""
    if entry.get("shape") == "module":  # UMD asks for `module.exports`; nothing else of the file changes
        before = b"const module = { exports: {} }, exports = module.exports;\n"
        return before + content.rstrip() + b"\nexport default module.exports;\n"
    if "axes" in entry:
        return subset_font(content, entry["axes"], narrow_space=int(entry["narrow_space"].removeprefix("U+"), 16))
    return content


def subset_font(content: bytes, axes: Mapping[str, float], *, narrow_space: int) -> bytes:
    """One weight of a variable font, with the letters of French only, as WOFF2.

    Neither family draws U+202F, which French sets everywhere: it takes the glyph of ``narrow_space``.
    """
    from fontTools import subset  # a test dependency: --check does without
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(io.BytesIO(content), recalcTimestamp=False), dict(axes))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x202F] = table.cmap[narrow_space]
    options = subset.Options(layout_features=FEATURES, hinting=False, recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=FRENCH)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
