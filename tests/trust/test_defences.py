"""The tests bite: with one defence removed, what is designated to see it turns red."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_each_defence_is_missed_as_soon_as_it_is_removed(told) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from hostile.defences import serve; serve()"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) >= 25
    assert [name for name, (before, _) in found.items() if before] == []
    assert [name for name, (_, after) in found.items() if not after] == []
    told(f"défenses retirées une à une : {len(found)}, toutes vues")
