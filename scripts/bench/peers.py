"""The peers, as they are installed for the bench alone: where each is, its version, how it is run."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
VENV = ROOT / ".venv-bench" / "bin"
NODE = HERE / "node_modules"
OWN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that the bench compares us with."""

    nom: str
    command: tuple[str, ...]
    version: tuple[str, ...]

    def found(self) -> str | None:
        """Its version; nothing if it is not installed here or does not run."""
        try:
            done = subprocess.run(self.version, capture_output=True, text=True, check=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            return None
        found = re.search(r"\d+\.\d+[\w.]*", done.stdout)
        return found[0] if found else None


def _node(name: str, script: str) -> tuple[str, ...]:
    return "node", str(NODE / name / script)


def _package(name: str) -> tuple[str, ...]:
    return "node", "-p", f"require('{NODE / name / 'package.json'}').version"


# The program itself, not the Python command around it, which starts an interpreter first.
_HUGO = next(map(str, sorted(VENV.parent.glob("lib/*/site-packages/hugo/binaries/hugo*"))), "hugo")
HUGO = Peer("Hugo", (_HUGO,), (_HUGO, "version"))
ELEVENTY = Peer("Eleventy", _node("@11ty/eleventy", "cmd.cjs"), _package("@11ty/eleventy"))
AJV = Peer("ajv-cli", _node("ajv-cli", "dist/index.js"), _package("ajv-cli"))
CHECK = Peer("check-jsonschema", (str(VENV / "check-jsonschema"),), (str(VENV / "check-jsonschema"), "--version"))
MATERIAL = Peer(
    "MkDocs-Material",
    (str(OWN / "mkdocs"),),
    (sys.executable, "-c", "from importlib.metadata import version; print(version('mkdocs-material'))"),
)
ALL = (HUGO, ELEVENTY, MATERIAL, CHECK, AJV)
