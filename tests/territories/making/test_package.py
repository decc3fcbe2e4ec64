"""A package is taken only if it is the one that was reviewed; remaking tells what differs."""

import tarfile
from pathlib import Path

import pytest

from essaim.territories.making.package import IntegrityError, Package, integrity, unpack
from essaim.territories.making.remake import differing


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    source = tmp_path / "package"
    source.mkdir()
    (source / "data.json").write_text("[]", encoding="utf-8")
    path = tmp_path / "paquet-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as tar:
        tar.add(source, arcname="package")
    return path


def test_the_pinned_archive_is_unpacked(archive: Path) -> None:
    pinned = Package(name="paquet", version="1.0.0", integrity=integrity(archive.read_bytes()), licence="MIT")
    assert (unpack(pinned, archive) / "data.json").read_text(encoding="utf-8") == "[]"


def test_another_archive_is_refused_and_not_unpacked(archive: Path) -> None:
    pinned = Package(name="paquet", version="1.0.0", integrity=integrity(b"autre"), licence="MIT")
    with pytest.raises(IntegrityError, match=r"paquet@1\.0\.0"):
        unpack(pinned, archive)
    assert not archive.with_suffix("").exists()


def test_files_that_are_missing_or_other_are_told(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_bytes("é\n".encode())
    (tmp_path / "other.csv").write_bytes(b"e\r\n")
    files = {"same.csv": "é\n", "other.csv": "e\n", "new.csv": ""}
    assert differing(files, tmp_path) == ["other.csv", "new.csv"]
