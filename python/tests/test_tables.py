"""Reports, plans, comparisons, profiles, and customers of a log."""

from __future__ import annotations

import json

import ilk
import numpy as np
import pandas as pd
import pytest

from conftest import QUICK

pytestmark = pytest.mark.filterwarnings("ignore::ilk.DataWarning")

PLAYBOOK = """
[[play]]
name = "visit-again"
title = "Visit again"
segment = [{ column = "visits", figure = "median", below = 20 }]
action = "Write"
channel = "mail"
message = "Come"
kpi = "visits"
stop = ["complaints"]
"""


def test_the_report_is_written_and_shown(fitted: ilk.Segmenter, tmp_path) -> None:
    report = fitted.report(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes().decode() == report.page
    assert report._repr_html_().startswith("<iframe srcdoc=")
    fitted.write(tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "report.html", "report.json", "segments.csv", "outliers.csv", "strategy.md", "strategy.html", "model.json",
        "summary.json", "manifest.sha256",
    }


def test_cards_hold_no_markup_of_the_data(kinds: pd.DataFrame) -> None:
    hostile = kinds.rename(columns={"visits": "<script>alert(1)</script>"})
    shown = ilk.Segmenter(3, **QUICK).fit(hostile)._repr_html_()
    assert "<script" not in shown
    assert "customers, 33.3%" in shown


def test_a_notebook_shows_cards(fitted: ilk.Segmenter) -> None:
    formatter = pytest.importorskip("IPython.core.formatters").DisplayFormatter()
    shown, _ = formatter.format(fitted)
    assert "<section" in shown["text/html"] and "<script" not in shown["text/html"]
    shown, _ = formatter.format(fitted.report())
    assert shown["text/html"].startswith("<iframe srcdoc=")
    shown, _ = formatter.format(ilk.Segmenter())
    assert "sk-container" in shown["text/html"]


def test_a_loaded_model_has_no_report(fitted: ilk.Segmenter, kinds, tmp_path) -> None:
    fitted.save(tmp_path / "model.json")
    loaded = ilk.load(tmp_path / "model.json")
    np.testing.assert_array_equal(loaded.predict(kinds), fitted.labels_)
    np.testing.assert_array_equal(loaded.transform(kinds), fitted.transform(kinds))
    assert loaded.segment_names_ == fitted.segment_names_
    assert "Segmenter" in loaded._repr_html_()
    with pytest.raises(ilk.UsageError, match="has been loaded"):
        loaded.report()
    assert "plot" in dir(loaded)
    with pytest.raises(ilk.UsageError, match="has been loaded"):
        loaded.plot.k()


def test_a_plan_names_the_customers_of_each_play(fitted: ilk.Segmenter, tmp_path) -> None:
    plan = fitted.plan(PLAYBOOK)
    (play,) = plan.plays
    assert play.contacts + play.held_out == len(plan.lists) == 200
    assert plan.lists["held_out"].sum() == play.held_out
    assert (fitted.labels_[plan.lists["row"]] == plan.lists["label"]).all()
    assert "Visit again" in plan.strategy
    plan.write(tmp_path)
    contacts = pd.read_csv(tmp_path / "campaigns/visit-again.csv")
    expected = plan.lists.loc[~plan.lists["held_out"], "row"] + 1
    assert list(contacts["row"]) == list(expected)
    with pytest.raises(ilk.DataError, match="no column|visit"):
        fitted.plan(PLAYBOOK.replace('"visits"', '"visit"', 1))


def test_a_comparison_sees_what_has_moved(fitted: ilk.Segmenter, kinds: pd.DataFrame) -> None:
    same = fitted.compare(kinds)
    assert same.holds and same.customers == 300
    moved = fitted.compare(kinds.assign(visits=kinds["visits"] + 40))
    assert not moved.holds
    worst = max(moved.attributes, key=lambda each: each.psi)
    assert worst.name == "visits" and worst.health == "past"
    assert any("visits" in check.sentence for check in moved.checks)


def test_a_profile_says_what_the_table_does(mixed: pd.DataFrame, tmp_path) -> None:
    profile = ilk.profile(mixed)
    assert profile.customers == len(mixed)
    assert profile.observations
    assert {one["name"] for one in profile.data["attributes"]} >= {"spend", "region"}
    profile.save(tmp_path / "profile.html")
    fitted = ilk.Segmenter(3, schema=profile.dictionary, **QUICK).fit(mixed)
    plain = ilk.Segmenter(3, **QUICK).fit(mixed)
    np.testing.assert_array_equal(fitted.labels_, plain.labels_)
    assert json.dumps(profile.data)


def test_customers_of_a_log() -> None:
    random = np.random.default_rng(4)
    log = pd.DataFrame(
        {
            "client": random.integers(1, 60, 900).astype(str),
            "day": pd.Timestamp("2023-01-01") + pd.to_timedelta(random.integers(0, 360, 900), "D"),
            "amount": np.round(random.gamma(2, 20, 900), 2),
        }
    )
    made = ilk.customers(log, window="12m", customer="client", model="none")
    assert len(made.table) == log["client"].nunique()
    assert made.remarks
    spent = log.groupby("client")["amount"].sum()
    first = made.table.set_index(made.table.columns[0])
    assert any(
        np.allclose(first[name].reindex(spent.index), spent)
        for name in first.columns
        if first[name].dtype.kind == "f"
    )
    fitted = ilk.Segmenter(2, schema=made.dictionary, **QUICK).fit(made.table)
    assert len(fitted.labels_) == len(made.table)
