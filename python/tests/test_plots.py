"""Charts: that each shows what the report does."""

from __future__ import annotations

import pickle
import sys

import ilk
import matplotlib
import numpy as np
import pandas as pd
import pytest

from conftest import QUICK

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def test_k_shows_the_table(fitted: ilk.Segmenter) -> None:
    apart, back = fitted.plot.k()
    of_code = apart.get_lines()[0]
    np.testing.assert_array_equal(of_code.get_xdata(), fitted.k_table_["k"])
    np.testing.assert_allclose(of_code.get_ydata(), fitted.k_table_["silhouette_code"], atol=1e-5)
    full = [tuple(face) != (1, 1, 1, 1) for face in apart.collections[0].get_facecolors()]
    assert full == list(fitted.k_table_["fit"])
    assert back.get_title(loc="left").startswith("How well they come back")


def test_segments_shows_every_difference(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    ax = fitted.plot.segments()
    shown = ax.images[0].get_array()
    assert shown.shape == (4, 3)
    names = [label.get_text() for label in ax.get_yticklabels()]
    means = kinds.groupby(fitted.labels_).mean() - kinds.mean()
    for row, name in enumerate(names):
        assert (np.sign(shown[row]) == np.sign(means[name]))[np.abs(shown[row]) > 0.2].all()
    assert len(fitted.plot.segments(most=2).images[0].get_array()) == 2


def test_map_holds_every_customer_once(fitted: ilk.Segmenter) -> None:
    ax = fitted.plot.map()
    assert sum(len(points.get_offsets()) for points in ax.collections) == 300
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == [f"{each.number} {each.name}" for each in fitted.segments_]


def test_silhouettes_are_bands_of_their_segments(fitted: ilk.Segmenter) -> None:
    ax = fitted.plot.silhouette()
    assert len(ax.collections) == 3
    middles = ax.get_yticks()
    for band, middle, segment in zip(ax.collections, middles, fitted.segments_, strict=True):
        (path,) = band.get_paths()
        low, high = path.vertices[:, 1].min(), path.vertices[:, 1].max()
        assert low < middle < high
        assert high - low == pytest.approx(segment.share, abs=1e-3)
        assert -1 <= path.vertices[:, 0].min() <= segment.silhouette <= path.vertices[:, 0].max()


def test_the_tree_joins_everybody(fitted: ilk.Segmenter) -> None:
    ax = fitted.plot.dendrogram()
    groups = [int(label.get_text().replace(",", "")) for label in ax.get_yticklabels()]
    assert sum(groups) == 300
    joins = [line for line in ax.get_lines() if len(line.get_xdata()) == 4]
    assert len(joins) == len(groups) - 1
    (cut,) = (line.get_xdata()[0] for line in ax.get_lines() if len(line.get_xdata()) == 2)
    assert sum(line.get_xdata()[1] > cut for line in joins) == 2  # three segments are left below


def test_axes_may_be_given(fitted: ilk.Segmenter) -> None:
    figure, axes = pyplot.subplots(2, 2)
    fitted.plot.k(axes[0])
    assert fitted.plot.map(axes[1, 0]) is axes[1, 0]
    assert pyplot.get_fignums() == [figure.number]
    with pytest.raises(ilk.UsageError, match="1 axes are given"):
        fitted.plot.k(axes[0, 0])


def test_names_are_no_formulas(kinds: pd.DataFrame, tmp_path) -> None:
    odd = kinds.rename(columns={"visits": "visits $_{", "basket": "in $"})
    plot = ilk.Segmenter(3, **QUICK).fit(odd).plot
    for draw in (plot.segments, plot.map, plot.silhouette, plot.dendrogram):
        draw().figure.savefig(tmp_path / "chart.png")
        assert (tmp_path / "chart.png").stat().st_size > 5_000


def test_without_matplotlib_it_is_said(fitted: ilk.Segmenter, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    for draw in (fitted.plot.k, fitted.plot.segments):
        with pytest.raises(ImportError, match="pip install matplotlib") as caught:
            draw()
        assert isinstance(caught.value, ilk.Error)


def test_what_was_kept_has_no_charts(fitted: ilk.Segmenter) -> None:
    fitted.plot.map()
    with pytest.raises(ilk.UsageError, match="has been loaded"):
        pickle.loads(pickle.dumps(fitted)).plot.map()
