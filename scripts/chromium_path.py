"""Where Chromium is on this machine, for what drives it: the tests, `make audit` and `make bench`.

``ESSAIM_CHROMIUM`` says it first; else the browser found on the PATH; else, for root on Debian (a machine of CI, a
container), Debian's package is installed.
"""

import os
import shutil
import subprocess
from pathlib import Path

# The shell is Chromium without its windows, also packaged by Debian: a page costs it half the time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "Chromium introuvable : installez-le, ou donnez son chemin par ESSAIM_CHROMIUM."
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """The program's path; None where there is none and it may not be installed (``MISSING`` says what to do)."""
    if named := os.environ.get("ESSAIM_CHROMIUM"):
        return named
    if not shutil.which(SHELL):
        _install()
    return next(filter(None, map(shutil.which, NAMES)), None)


def _install() -> None:
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", SHELL]):
        subprocess.run(command, check=False, env=environment, capture_output=True)  # its failure is told by MISSING
