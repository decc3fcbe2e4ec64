"""The court: each case is judged by the real command, in a process of its own that may neither grow nor last.

Starting Python for each case would cost a second; so one process loads the command once and forks a child a case.
What does not depend on the case (schemas, territories) is read before the fork; all the rest is the command itself. The
child then does to the file what the site and format.py would, since a file may be a bomb for them only.
"""

import contextlib
import gc
import io
import os
import pickle
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from hostile.cases import Case, Fate

ROOT = Path(__file__).resolve().parents[3]
TODAY = "2026-11-23"
CPU, CLOCK = 10, 120  # seconds; the tests ask for less, these only end what would never end
MEMORY = 2_000_000_000  # bytes of addresses, libraries included
FORMS = ("json", "text", "github")
PROCESSES = 2


@dataclass(frozen=True)
class Verdict:
    """What the command answered: its code (negative: the signal that killed it), its reports by form, what it cost."""

    code: int
    reports: Mapping[str, str]
    errors: str
    seconds: float
    megabytes: float


def judged(cases: Sequence[Case]) -> list[Verdict]:
    """The verdict on each of ``cases``, in their order."""
    share = -(-len(cases) // PROCESSES) or 1
    shares = [cases[start : start + share] for start in range(0, len(cases), share)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        return [verdict for verdicts in pool.map(_in_a_process, shares) for verdict in verdicts]


def _in_a_process(cases: Sequence[Case]) -> list[Verdict]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "from hostile.court import serve; serve()"],
        input=pickle.dumps(cases),
        env=environment,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    return pickle.loads(done.stdout)


class Court:
    """Judges cases one after another; made once a process."""

    def __init__(self) -> None:
        sys.path.insert(0, str(ROOT / "scripts"))
        import validate

        from essaim import catalogue
        from essaim.canonical import canonical
        from essaim.rendering import prose
        from essaim.schema import Schemas
        from essaim.territories import Territories

        schemas, territories = Schemas.load(ROOT), Territories.load(ROOT)
        self._validate, self._canonical, self._prose, self._schemas = validate.main, canonical, prose, schemas
        catalogue.Schemas.load = lambda _: schemas  # type: ignore[method-assign,assignment]
        catalogue.Territories.load = lambda _: territories  # type: ignore[method-assign,assignment]
        self._rehearse(ROOT / "tests/examples/valid/exemple.md")
        gc.collect()
        gc.freeze()

    def _rehearse(self, example: Path) -> None:
        """Imports and compiles before the forks what every case needs: the validators, both ways of a file."""
        from essaim.reading import read_text

        sound, path = example.read_bytes(), PurePosixPath("content/initiatives/exemple.md")
        document = read_text(sound, path).document
        assert document is not None
        for kind in self._schemas.kinds:
            self._schemas.check(kind, document)
            self._schemas.refused(kind, document)
        self._prose(document.body)
        self._canonical(self._schemas, path, sound)
        faulty = sound.replace(b"\nnature: ", b"\nnatures: ", 1)
        assert faulty != sound
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            (Path(folder) / path).parent.mkdir(parents=True)
            (Path(folder) / path).write_bytes(faulty)
            for form in FORMS:
                self._validate(["--root", folder, "--today", TODAY, "--format", form])

    def verdict(self, case: Case) -> Verdict:
        """Forks, and waits."""
        root = Path(tempfile.mkdtemp(prefix="essaim-court-"))
        try:
            child = os.fork()
            if child == 0:
                self._serve(case, root)
            _, status, usage = os.wait4(child, 0)
            code = os.waitstatus_to_exitcode(status)
            reports = {form: _text(root / f"{form}.out") for form in FORMS}
            seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000
            return Verdict(code, reports, _text(root / "errors.out"), seconds, megabytes)
        finally:
            shutil.rmtree(root)

    def _serve(self, case: Case, root: Path) -> NoReturn:
        """What the child does; it never returns."""
        code = 70  # what a program that crashed answers (sysexits.h): no promise allows it
        try:
            _lay_out(case, root)
            _limit()
            os.chdir(root)
            sys.stderr = (root / "errors.out").open("w", encoding="utf-8", errors="backslashreplace")
            wanted = FORMS if case.spoken else FORMS[:1]
            codes = {self._reported(case, root, form) for form in wanted}
            self._published(root, case)
            code = codes.pop() if len(codes) == 1 else 71
        except BaseException:  # noqa: BLE001 - whatever it is, it must be told and not unwound into the parent
            traceback.print_exc()
        finally:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.flush()
            os._exit(code)

    def _reported(self, case: Case, root: Path, form: str) -> int:
        with (root / f"{form}.out").open("w", encoding="utf-8", errors="backslashreplace") as out:
            sys.stdout = out
            try:
                return self._validate(
                    ["--root", str(root), "--today", TODAY, "--format", form, "--", *(case.judged or (case.path,))]
                )
            except SystemExit as misuse:
                return int(misuse.code or 0)

    def _published(self, root: Path, case: Case) -> None:
        """The canonical form and the HTML of the file, where it can be read at all."""
        from essaim.canonical import CanonicalError
        from essaim.reading import read

        path = PurePosixPath(case.path)
        if path.suffix not in (".md", ".yml") or path.parent.name not in self._schemas.kinds:
            return
        reading = read(root, path)
        if reading.document is not None and case.fate is not Fate.UNKNOWN:
            self._prose(reading.document.body)
            with contextlib.suppress(CanonicalError):
                self._canonical(self._schemas, path, case.content)


def _lay_out(case: Case, root: Path) -> None:
    for path, content in {**case.beside, case.path: case.content}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for path, target in case.links.items():
        (root / path).symlink_to(target)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, CLOCK)  # its signal kills, even inside C: no handler catches it


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def serve() -> None:
    """What each process of the court does: cases in, verdicts out."""
    court = Court()
    sys.stdout.buffer.write(pickle.dumps([court.verdict(case) for case in pickle.load(sys.stdin.buffer)]))
