"""What the documentation shows runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/python.md"


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_first_lines_run(card_holders, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    assert len(blocks[0].splitlines()) <= 10
    (tmp_path / "customers.csv").symlink_to(card_holders)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(DOCUMENT), "exec"), names)
    assert (tmp_path / "report.html").stat().st_size > 100_000
