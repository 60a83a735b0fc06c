"""Errors, warnings and progress."""

from __future__ import annotations

import pickle
import threading
import warnings

import ilk
import numpy as np
import pandas as pd
import pytest

from conftest import QUICK


def test_errors_say_place_fault_and_remedy(tmp_path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("id,spend,visits\n" + "".join(f"A,{i},{i % 7}\n" for i in range(40)))
    with pytest.raises(ilk.DataError) as caught:
        ilk.Segmenter().fit(path)
    error = caught.value
    assert isinstance(error, ValueError)
    assert error.file.endswith("customers.csv")
    assert error.fault and error.remedy
    assert error.remedy in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.remedy, again.line) == (str(error), error.remedy, error.line)


def test_files_that_cannot_be_written_are_io_errors(tmp_path, kinds) -> None:
    segmenter = ilk.Segmenter(**QUICK).fit(kinds)
    file = tmp_path / "none" / "model.json"
    for write in (
        lambda: segmenter.save(file),
        lambda: segmenter.report(file),
        lambda: segmenter.report().save(file),
        lambda: segmenter.to_sql(path=file),
        lambda: segmenter.to_onnx(file),
        lambda: ilk.profile(kinds).save(file),
        lambda: segmenter.save(tmp_path),
    ):
        with pytest.raises(ilk.IoError, match="cannot write it"):
            write()


@pytest.mark.parametrize(
    "wrong",
    [
        {"n_clusters": "3"},
        {"n_clusters": True},
        {"n_clusters": 101},
        {"n_jobs": 1.5},
        {"n_jobs": "2"},
        {"roles": ["id"]},
        {"settings": ["segments.k"]},
    ],
)
def test_wrong_parameters_are_usage_errors(kinds, wrong) -> None:
    with pytest.raises(ilk.UsageError, match=next(iter(wrong))):
        ilk.Segmenter(**{**QUICK, **wrong}).fit(kinds)


def test_columns_of_one_name_are_refused(kinds) -> None:
    twice = pd.concat([kinds, kinds.iloc[:, :1] * 1000], axis=1)
    segmenter = ilk.Segmenter(**QUICK).fit(kinds)
    for use in (ilk.Segmenter(**QUICK).fit, segmenter.predict):
        with pytest.raises(ilk.DataError, match="is there twice"):
            use(twice)


def test_a_description_keeps_the_index(kinds) -> None:
    segmenter = ilk.Segmenter(**QUICK).fit(kinds)
    some = kinds.iloc[10:14]
    assert list(segmenter.describe(some).index) == list(some.index)


def test_a_frame_of_a_kind_of_its_own_is_a_frame(kinds) -> None:
    class Frame(pd.DataFrame):
        @property
        def _constructor(self):
            return Frame

    frame = Frame(kinds)
    frame.index = pd.Index([f"row {i}" for i in range(len(frame))])
    segmenter = ilk.Segmenter(**QUICK).fit(frame)
    assert list(segmenter.feature_names_in_) == list(kinds.columns)


def test_numbers_beyond_64_bits_are_read(kinds) -> None:
    large = kinds.assign(account=[10**25 + i for i in range(len(kinds))])
    assert len(ilk.Segmenter(**QUICK).fit(large).labels_) == len(kinds)


def test_errors_are_pythons_too(tmp_path) -> None:
    with pytest.raises(OSError):
        ilk.Segmenter().fit(tmp_path / "none.csv")
    with pytest.raises(ilk.IoError):
        ilk.load(tmp_path / "none.json")
    (tmp_path / "model.json").write_text("{")
    with pytest.raises(ilk.ModelError):
        ilk.load(tmp_path / "model.json")
    with pytest.raises(ilk.UsageError, match="n_clusters is 0"):
        ilk.Segmenter(0).fit(np.eye(9))
    with pytest.raises(ilk.UsageError, match="evidence"):
        ilk.Segmenter(evidence="much").fit(np.eye(9))
    with pytest.raises(ilk.UsageError, match="holds a object"):
        ilk.Segmenter().fit([{"spend": object()}] * 5)


def test_warnings_are_pythons(mixed: pd.DataFrame) -> None:
    odd = mixed.assign(constant=1.0, copy=mixed["spend"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fitted = ilk.Segmenter(3, **QUICK).fit(odd)
    told = [str(each.message) for each in caught if each.category is ilk.DataWarning]
    assert told == fitted.warnings_
    assert any("copy" in each for each in told)
    assert all(each.filename == __file__ for each in caught if each.category is ilk.DataWarning)


def test_progress_is_told_in_order(kinds: pd.DataFrame, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[tuple[str, float]] = []
    threads = set()

    def hear(stage: str, share: float) -> None:
        told.append((stage, share))
        threads.add(threading.get_ident())

    ilk.Segmenter(3, progress=hear, **QUICK).fit(kinds)
    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages[0] == "read" and stages[-1] == "show"
    assert all(0 <= share <= 1 for _, share in told)
    assert threads == {threading.get_ident()}
    ilk.Segmenter(3, progress=True, **QUICK).fit(kinds)
    drawn = capsys.readouterr().err
    assert "encode" in drawn and drawn.endswith("\r")


def test_an_error_of_the_callback_stops_the_fit(kinds: pd.DataFrame) -> None:
    def fail(stage: str, share: float) -> None:
        raise LookupError(stage)

    with pytest.raises(LookupError):
        ilk.Segmenter(3, progress=fail, **QUICK).fit(kinds)


def test_other_threads_run_meanwhile(kinds: pd.DataFrame) -> None:
    counted = 0
    done = threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.wait(0.005):
            counted += 1

    thread = threading.Thread(target=count)
    thread.start()
    ilk.Segmenter(3).fit(kinds)
    done.set()
    thread.join()
    assert counted > 3


def test_what_is_no_table_or_playbook_is_refused(kinds, fitted) -> None:
    for use in (ilk.profile, ilk.customers):
        for wrong in (None, np.arange(5.0), 3):
            with pytest.raises(ilk.UsageError, match="is no table"):
                use(wrong)
    with pytest.raises(ilk.UsageError, match="no playbook"):
        fitted.plan(None)
    with pytest.raises(ilk.UsageError, match="no option 3"):
        ilk.Segmenter(settings={3: 3}).fit(kinds)
