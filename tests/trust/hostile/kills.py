"""Commands killed at random: at any moment of their run, before any step of what they do to files, amid a write.

A moment falls seldom within the few milliseconds in which files are written; so two kills in three fall there, at a
step taken by chance. The command is loaded once, and forked for each kill.
"""

import importlib
import os
import pickle
import random
import resource
import runpy
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20150427
BYTES = 2_000  # most files are longer
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
STEPS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate")
Files = dict[str, bytes]


@dataclass(frozen=True)
class Struck:
    """The files before the command, after it, and after each kill; ``codes``: how each killed run ended."""

    old: Files
    new: Files
    seen: list[Files]
    codes: list[int]
    steps: int

    def halves(self, below: str) -> list[str]:
        """The files below ``below`` found neither old nor new. A kill without notice leaves temporary ones, whose names
        are never those of a page or of a fiche."""
        names = {name for held in (self.old, self.new, *self.seen) for name in held if name.startswith(below)}
        named = sorted(name for name in names if not Path(name).name.startswith(".essaim-"))
        return [
            name for name in named for now in self.seen if now.get(name) not in (self.old.get(name), self.new.get(name))
        ]


def files(home: Path, watched: Sequence[str]) -> Files:
    """What every file below the names ``watched`` of ``home`` holds, by its relative name."""
    found = (path for name in watched for path in (home / name, *(home / name).rglob("*")) if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in found}


def struck(command: Sequence[str], home: Path, watched: Sequence[str], kills: int, **environment: str) -> Struck:
    """Runs ``command`` (a script and its arguments, or ``-m`` and a module) in ``home`` once whole, then ``kills``
    times killed, each time from the same files below ``watched``, which are left as the last kill left them.
    """
    here = str(Path(__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", "from hostile.kills import serve; serve()"],
        input=pickle.dumps((command, home, watched, kills)),
        env={**os.environ, "ESSAIM_DATE": "2026-11-23", "PYTHONUTF8": "1", "PYTHONPATH": here, **environment},
        cwd=home,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    return pickle.loads(done.stdout)


def serve() -> None:
    """What the process of the kills does: a command in, what was seen out."""
    command, home, watched, kills = pickle.load(sys.stdin.buffer)
    run, old, chance = _loaded(command), files(home, watched), random.Random(SEED)
    counter, told = os.pipe()
    began = time.monotonic()
    code = _ended(_started(run, _counting(told)))
    whole = time.monotonic() - began
    os.close(told)
    steps, new = int.from_bytes(os.read(counter, 8)), files(home, watched)
    if code not in (0, 1) or not steps:
        raise ChildProcessError(f"the whole run ended with {code}, after {steps} steps")
    seen, codes = [], []
    for kill in range(kills):
        _put_back(home, watched, old)
        if kill % 3:
            child = _started(run, _dying(chance.randrange(steps), chance.randrange(BYTES) if kill % 3 == 2 else None))
        else:
            child = _started(run, lambda: None)
            time.sleep(chance.uniform(0, whole))  # the moment of the kill, not a wait for something
            os.kill(child, chance.choice(SIGNALS))
        codes.append(_ended(child))
        seen.append(files(home, watched))
    sys.stdout.buffer.write(pickle.dumps(Struck(old, new, seen, codes, steps)))


def _loaded(command: Sequence[str]) -> Callable[[], object]:
    name, *arguments = command
    if name == "-m":
        module, *arguments = arguments
        importlib.import_module(f"{module}.__main__")
        return lambda: _as_main(module, arguments, lambda: runpy.run_module(module, run_name="__main__"))
    sys.path.insert(0, str(Path(name).parent))  # as Python does for a script
    runpy.run_path(name)  # imports all that the command needs
    return lambda: _as_main(name, arguments, lambda: runpy.run_path(name, run_name="__main__"))


def _as_main(name: str, arguments: Sequence[str], run: Callable[[], object]) -> object:
    sys.argv = [name, *arguments]
    return run()


def _started(run: Callable[[], object], prepare: Callable[[], object]) -> int:
    """The id of a child that runs the command, silent, and ends with its exit code."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
        prepare()
        run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        code = 130
    finally:
        sys.audit("hostile.end")
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _counting(told: int) -> Callable[[], None]:
    """Counts the steps of the run, and writes their number to ``told`` at its end."""
    steps = 0

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        steps += _is_step(event, arguments)
        if event == "hostile.end":
            os.write(told, steps.to_bytes(8))

    return lambda: sys.addaudithook(heard)


def _dying(last: int, length: int | None) -> Callable[[], None]:
    """Dies before the step of this rank; or, after ``length`` bytes, amid the first write from there that is longer."""
    left = last

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if _is_step(event, arguments):
            left -= 1
            if left == -1 and length is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (length, length))
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it: as it is, it kills
            elif left == -1:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(heard)


def _is_step(event: str, arguments: tuple[object, ...]) -> bool:
    return event in STEPS or (event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITES))


def _put_back(home: Path, watched: Sequence[str], old: Files) -> None:
    for path in (home / name for name in watched):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for name, content in old.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
