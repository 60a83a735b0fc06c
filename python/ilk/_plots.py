"""Charts of a segmentation, by matplotlib: what the report draws, with its words."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from ._errors import MissingPackage, UsageError, fault

# As in the report, chosen to differ for colour-blind readers too.
_COLOURS = (
    "#0038a0", "#cb8000", "#349285", "#6a1d5e", "#2bb7fd", "#c62d27",
    "#9076e8", "#9cb577", "#881800", "#5b5e70", "#425eca", "#d293bf",
)  # fmt: skip
_BELOW_TO_ABOVE = ("#1f5fa8", "#8baacf", "#f6f5f2", "#d9a688", "#b4560a")
_STRONGEST = 2.0  # standard deviations that get the whole colour


def _pyplot() -> Any:
    try:
        import matplotlib.pyplot as pyplot
    except ImportError as error:
        text = "charts are drawn by matplotlib, which is not installed"
        raise fault(MissingPackage, text, "pip install matplotlib") from error
    return pyplot


def _value(figure: Any) -> float:
    value = figure["value"] if isinstance(figure, dict) else figure
    return np.nan if value is None else float(value)


def _plain(text: str) -> str:
    return text.replace("$", r"\$")  # it would begin a formula


class Plots:
    """Charts of what a fit has found.

    Each draws on the axes that it is given, or makes a figure, and returns the axes.
    """

    def __init__(self, made: Callable[[], dict[str, Any]]) -> None:
        self._made = made

    @cached_property
    def data(self) -> dict[str, Any]:
        """What they are drawn of, as docs/report-data.md describes it."""
        return self._made()

    def k(self, axes: Any = None) -> Any:
        """The evidence for each number of segments: how far apart they lie, and how well they come
        back. Full marks are of numbers that meet the rule. `axes`: two."""
        rows = self.data["k_table"]
        numbers = [row["k"] for row in rows]
        fit = np.array([row["fit"] for row in rows])
        apart, back = self._axes(axes, 2, (11, 4))
        titles = self.data["choice_titles"]
        lines = {
            "in the code": "silhouette_code",
            "in the attributes": "silhouette_attributes",
            "of tables without segments": "null_silhouette",
        }
        for place, (words, key) in enumerate(lines.items()):
            values = np.array([_value(row[key]) for row in rows])
            if np.isfinite(values).any():
                is_null = key == "null_silhouette"
                colour = "0.55" if is_null else _COLOURS[place]
                self._line(apart, numbers, values, None if is_null else fit, colour, words)
        apart.set_ylabel("silhouette")
        self._title(apart, titles["silhouette"])
        values = np.array([_value(row["bootstrap"]) for row in rows])
        spread = np.array([_value(row["bootstrap_deviation"]) for row in rows])
        back.fill_between(
            numbers, values - spread, np.minimum(values + spread, 1), color=_COLOURS[0], alpha=0.15
        )
        self._line(back, numbers, values, fit, _COLOURS[0], "customers drawn anew")
        back.set_ylabel("agreement")
        self._title(back, titles["stability"])
        for each in (apart, back):
            chosen = self.data["choice"]["k"]
            each.axvline(chosen, color="0.5", linestyle="--", linewidth=1, zorder=0)
            each.set_xlabel("segments")
            each.xaxis.get_major_locator().set_params(integer=True)
            each.legend(frameon=False, fontsize="small")
        return np.array([apart, back], dtype=object)

    def segments(self, ax: Any = None, *, most: int = 20) -> Any:
        """How far each segment's mean lies from everybody's, in standard deviations; of the `most`
        attributes in which segments differ most."""
        _pyplot()
        from matplotlib.colors import LinearSegmentedColormap

        segments = self.data["segments"]
        labels = [attribute["label"] for attribute in self.data["population"]]
        differences = np.array(
            [[_value(each["difference"]) for each in segment["attributes"]] for segment in segments]
        ).T
        strength = np.nan_to_num(np.abs(differences)).max(axis=1)
        kept = np.sort(np.argsort(-strength, kind="stable")[:most])
        size = (2.6 + 1.35 * len(segments), 1.8 + 0.34 * len(kept))
        (ax,) = self._axes(None if ax is None else [ax], 1, size)
        colours = LinearSegmentedColormap.from_list("below to above", _BELOW_TO_ABOVE)
        image = ax.imshow(
            differences[kept], cmap=colours, vmin=-_STRONGEST, vmax=_STRONGEST, aspect="auto"
        )
        for row, at in enumerate(kept):
            for column, segment in enumerate(segments):
                difference = segment["attributes"][at]["difference"]
                strong = abs(_value(difference)) > 0.75 * _STRONGEST
                ax.text(
                    column, row, difference["text"], ha="center", va="center", fontsize="small",
                    color="white" if strong else "#1c232d",
                )  # fmt: skip
        names = [textwrap.fill(self._name(segment), 16) for segment in segments]
        shares = [segment["share"]["text"] for segment in segments]
        ax.set_xticks(
            range(len(segments)),
            [_plain(f"{name}\n{share}") for name, share in zip(names, shares, strict=True)],
            fontsize="small",
        )
        ax.xaxis.tick_top()
        ax.set_yticks(range(len(kept)), [_plain(textwrap.shorten(labels[at], 40)) for at in kept])
        ax.tick_params(length=0)
        for side in ax.spines.values():
            side.set_visible(False)
        ax.figure.colorbar(image, ax=ax, fraction=0.04, pad=0.02, label="standard deviations")
        return ax

    def map(self, ax: Any = None) -> Any:
        """Customers in the two main directions of the code; paler where their segment is not
        clear."""
        found = self.data["map"]
        points = np.array(found["points"], dtype=float)
        (ax,) = self._axes(None if ax is None else [ax], 1, (8, 6))
        strength = 0.25 + 0.6 * np.clip(points[:, 3] / 0.4, 0, 1)
        for place, segment in enumerate(self.data["segments"]):
            of = points[:, 2] == segment["id"]
            colour = self._colour(place)
            ax.scatter(
                points[of, 0], points[of, 1], s=9, color=colour, alpha=strength[of], linewidths=0
            )
            ax.scatter([], [], s=30, color=colour, label=_plain(self._name(segment)))
        for segment in self.data["segments"]:
            of = points[:, 2] == segment["id"]
            if of.any():
                x, y = np.median(points[of, :2], axis=0)
                ax.text(
                    x, y, str(segment["id"]), ha="center", va="center", weight="bold",
                    bbox={"boxstyle": "circle", "facecolor": "white", "alpha": 0.85, "edgecolor": "0.6"},
                    color="#1c232d", zorder=4,
                )  # fmt: skip
        across, up = found["words"]["axes"]
        ax.set_xlabel(across)
        ax.set_ylabel(up)
        shown = sum(found["explained"][:2])
        self._title(ax, f"Customers in two directions, which hold {shown:.0%} of the variance")
        ax.legend(frameon=False, fontsize="small", loc="upper left", bbox_to_anchor=(1, 1))
        return ax

    def silhouette(self, ax: Any = None) -> Any:
        """The silhouettes of the customers of each segment, the best placed on top; a band is as tall
        as the segment is large."""
        found = self.data["silhouettes"]
        if found is None:
            text = "the fit took no silhouettes"
            raise fault(UsageError, text, "fit more customers, of whom they can be taken")
        (ax,) = self._axes(None if ax is None else [ax], 1, (8, 5))
        segments = {segment["id"]: segment for segment in self.data["segments"]}
        top, gap = 0.0, 0.02
        middles, names = [], []
        for place, band in enumerate(found["segments"]):
            segment = segments[band["segment"]]
            values = np.array([np.nan if each is None else each for each in band["values"]])
            height = _value(segment["share"])
            y = np.linspace(top, top + height, len(values))
            ax.fill_betweenx(y, 0, values, color=self._colour(place), linewidth=0)
            middles.append(top + height / 2)
            names.append(_plain(self._name(segment)))
            top += height + gap
        mean = _value(found["mean"])
        ax.axvline(mean, color="0.4", linestyle="--", linewidth=1)
        ax.axvline(0, color="0.6", linewidth=0.8)
        ax.text(mean, -0.02, " " + _plain(found["mean_words"]), va="bottom", fontsize="small")
        ax.set_ylim(top, -0.08)
        ax.set_yticks(middles, names)
        ax.tick_params(axis="y", length=0)
        ax.set_xlabel("silhouette")
        self._title(ax, found["title"])
        return ax

    def dendrogram(self, ax: Any = None) -> Any:
        """The top of the Ward tree, by which another method judges the number of segments."""
        tree = self.data["dendrogram"]
        if not tree or not tree["merges"]:
            text = "the fit made no tree"
            raise fault(UsageError, text, "fit more customers, of whom one can be made")
        leaves, joins = tree["leaves"], tree["merges"]
        heights = [0.0] * len(leaves) + [_value(join["height"]) for join in joins]
        sizes = [_value(each["size"]) for each in leaves + joins]
        parts: list[Any] = [None] * len(leaves) + [(join["left"], join["right"]) for join in joins]
        rows = [0.0] * len(parts)
        order: list[int] = []
        open_ = [len(parts) - 1]
        while open_:  # the larger part first; without recursion, for trees of any depth
            at = open_.pop()
            both = parts[at]
            if both is None:
                rows[at] = float(len(order))
                order.append(at)
            else:
                open_ += sorted(both, key=sizes.__getitem__)
        (ax,) = self._axes(None if ax is None else [ax], 1, (9, 1.2 + 0.22 * len(leaves)))
        cut = _value(tree["cut"])
        for at, both in enumerate(parts):
            if both is None:
                continue
            left, right = both
            rows[at] = (rows[left] + rows[right]) / 2
            above = heights[at] > cut
            ax.plot(
                [heights[left], heights[at], heights[at], heights[right]],
                [rows[left], rows[left], rows[right], rows[right]],
                color="0.6" if above else _COLOURS[0], linewidth=1.2 if above else 1.8,
            )  # fmt: skip
        ax.set_xlim(max(heights) * 1.04, 0)
        ax.set_ylim(len(leaves) - 0.5, -1.6)
        if np.isfinite(cut):
            ax.axvline(cut, color=_COLOURS[1], linestyle="--", linewidth=1.2)
            ax.text(cut, -0.8, " " + _plain(tree["cut_words"]), color=_COLOURS[1])
        ax.set_yticks(range(len(order)), [leaves[at]["size"]["text"] for at in order])
        ax.yaxis.tick_right()
        ax.yaxis.set_label_position("right")
        ax.set_ylabel("customers of each group")
        ax.set_xlabel("height of the join (how unlike the groups are)")
        ax.tick_params(axis="y", length=0, labelsize="small")
        self._title(ax, tree["title"])
        return ax

    # ------------------------------------------------------------------ what they share

    @staticmethod
    def _axes(given: Any, count: int, size: tuple[float, float]) -> list[Any]:
        pyplot = _pyplot()
        if given is None:
            made = list(np.atleast_1d(pyplot.subplots(1, count, figsize=size, layout="constrained")[1]))
            for ax in made:
                ax.spines[["top", "right"]].set_visible(False)
            return made
        axes = list(np.ravel(np.asarray(given, dtype=object)))
        if len(axes) != count:
            raise fault(UsageError, f"{len(axes)} axes are given", f"give {count}")
        return axes

    @staticmethod
    def _title(ax: Any, words: str) -> None:
        width = max(30, round(ax.get_window_extent().width / ax.figure.dpi * 10.5))
        ax.set_title(_plain(textwrap.fill(words, width)), loc="left", fontsize="medium")

    @staticmethod
    def _line(ax: Any, x: Any, y: Any, fit: Any, colour: str, words: str) -> None:
        ax.plot(x, y, color=colour, label=words, linestyle=":" if fit is None else "-")
        if fit is not None:
            face = np.where(fit, colour, "white")
            ax.scatter(x, y, s=28, facecolors=face, edgecolors=colour, zorder=3)

    @staticmethod
    def _name(segment: dict[str, Any]) -> str:
        return f"{segment['id']} {segment['name']}"

    @staticmethod
    def _colour(place: int) -> str:
        return _COLOURS[place % len(_COLOURS)]
