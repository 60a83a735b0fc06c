"""The example notebook runs from its first cell to its last."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")
pytest.importorskip("matplotlib", reason="matplotlib is not installed")
import nbformat  # noqa: E402


def texts_of(cell: dict) -> str:
    parts = []
    for output in cell.outputs:
        parts.append(output.get("text", ""))
        parts += [str(data) for data in output.get("data", {}).values()]
    return "\n".join(parts)


@pytest.fixture(scope="module")
def cells():
    notebook = nbformat.read(EXAMPLES / "notebook.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(cells) == 12
    assert cells[0].source.count("rows = 8950") == 1
    cells[0].source = cells[0].source.replace("rows = 8950", "rows = 1500")  # so as to be quick
    client = nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": EXAMPLES}}
    )
    client.execute()
    return cells


def test_every_cell_shows_what_it_is_for(cells) -> None:
    shown = [texts_of(cell) for cell in cells]
    assert "CUST_ID" in shown[0]
    assert "log1p" in shown[2]
    assert "customers, " in shown[3] and "<section" in shown[3]
    assert "supported:" in shown[4]
    for place in (4, 5, 7, 8):
        assert any("image/png" in output.get("data", {}) for output in cells[place].outputs), place
    assert "claim" in shown[6]
    assert "ilk: all of it" in shown[10]


def test_it_ends_in_the_strategy(cells) -> None:
    (strategy,) = (output["data"]["text/markdown"] for output in cells[-1].outputs)
    assert strategy.startswith("#") and "customers" in strategy
