"""What the scripts of the form answer, without a page: they run in Node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from factsheet.edit.web_form.rules import make_rules

HERE = Path(__file__).parent
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")


def asked(*calls: tuple[str, list[Any]]) -> list[Any]:
    """Return the answers to calls such as `("dates.read", ["2022"])`."""
    told = json.dumps({"data": make_rules(), "calls": calls})
    command = ["node", str(HERE / "forms.mjs")]
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
