"""Errors and warnings in Python's words: arguments, no options of the program and no files that the
user never saw."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import ilk
import numpy as np
import pandas as pd
import pytest
from ilk._words import in_python

from conftest import QUICK, ROOT

LOG = pd.DataFrame({"client": ["a", "b", "c"] * 9, "day": pd.Timestamp("2024-01-05")})
PLAYBOOK = """
[[play]]
name = "visit-again"
segment = 7
title = "Visit again"
action = "Write"
channel = "mail"
message = "Come"
kpi = "visits"
stop = ["complaints"]
"""


def of_fit(**options):
    return lambda kinds: ilk.Segmenter(3, **{**QUICK, **options}).fit(kinds)


def with_settings(**settings):
    return of_fit(settings={key.replace("__", "."): value for key, value in settings.items()})


def repeated(kinds):
    rows = pd.DataFrame({"person_id": np.arange(300) // 3, **kinds})
    return ilk.Segmenter(roles={"person_id": "id"}).fit(rows)


PROVOKED = {
    "no such role": of_fit(roles={"visit": "ignore"}),
    "two ids": of_fit(roles={"visits": "id", "basket": "id"}),
    "nothing to look at": of_fit(roles=dict.fromkeys(["visits", "returns", "basket", "distance"], "ignore")),
    "purchases": repeated,
    "no such option": with_settings(segments__many=3),
    "not that": with_settings(prepare__tails="cut"),
    "no customer": lambda kinds: ilk.customers(kinds),
    "no day": lambda kinds: ilk.customers(LOG[["client"]].assign(amount=1.5)),
    "no length": lambda kinds: ilk.customers(LOG, window="long"),
    "no day given": lambda kinds: ilk.customers(LOG, from_="soon"),
    "outside": lambda kinds: ilk.customers(LOG, from_="2031-01-01", until="2031-02-01"),
    "no words": lambda kinds: ilk.customers(LOG, only="client"),
    "length and first day": lambda kinds: ilk.customers(LOG, window="6m", from_="2024-01-01"),
    "a schema for a log": lambda kinds: ilk.customers(LOG, schema={"client": "id"}),
    "too many names": of_fit(names="[[segment]]\nnumber = 9\nname = \"Nine\"\n"),
    "followed": lambda kinds: of_fit(follow=of_fit()(kinds))(kinds.rename(columns={"visits": "v"})),
    "a file is no database": lambda kinds: ilk.Segmenter().fit(ilk.Source(__file__, table="t")),
    "both": lambda kinds: ilk.Segmenter().fit(ilk.Source(__file__, table="t", query="select 1")),
    "encoding": lambda kinds: ilk.Segmenter().fit(ilk.Source(__file__, encoding="EBCDIC-US")),
}


@pytest.mark.parametrize("name", PROVOKED)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_errors_name_arguments(kinds, name: str) -> None:
    with pytest.raises(ilk.Error) as caught:
        PROVOKED[name](kinds)
    error = caught.value
    print(error)
    for part in (str(error), error.fault, error.remedy):
        assert "--" not in part and "ilk run" not in part and "/tmp" not in part
    assert error.fault and error.remedy


def test_warnings_and_roles_name_arguments(mixed) -> None:
    table = mixed.assign(gender=np.where(np.arange(len(mixed)) % 2, "f", "m"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fitted = ilk.Segmenter(3, **QUICK).fit(table)
        profile = ilk.profile(table)
    said = [str(each.message) for each in caught] + [fitted.roles_, profile.roles]
    assert any("gender" in each for each in said)
    assert not any("--" in each for each in said)
    made = ilk.customers(LOG.assign(amount=3.5, day=pd.date_range("2024-01-01", periods=27)))
    assert not any("--" in each for each in made.remarks)


def test_sentences_read_well() -> None:
    for given, expected in {
        "name one of its columns behind --id": 'give one of its columns the role "id"',
        "ask for fewer segments with --k, or make the page without --share": (
            "ask for fewer segments with n_clusters, or make the page without share=True"
        ),
        "'long' behind --window is no length of time": "window='long' is no length of time",
        "age is a trait that marketing may not act on everywhere; --ignore AGE leaves it out": (
            'age is a trait that marketing may not act on everywhere; roles={"AGE": "ignore"} '
            "leaves it out"
        ),
        'choose one with --table NAME, or give --query "select ..."': (
            'choose one with table="NAME", or give query="select ..."'
        ),
        "a column -- as it is -- stays": "a column -- as it is -- stays",
    }.items():
        assert in_python(given) == expected


def test_no_sentence_of_the_library_keeps_an_option() -> None:
    """All that stand in its sources, whether they can be provoked or not."""
    folder = ROOT / "src"
    if not folder.exists():
        pytest.skip("the sources are not here")
    found = 0
    for path in [*folder.glob("*/*.cpp"), *folder.glob("*/*.h")]:
        for literal in re.findall(r'(?:"(?:[^"\\\n]|\\.)*"\s*)+', path.read_text("utf-8")):
            text = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', literal)).replace('\\"', '"')
            text = text.replace("{}", "id")
            found += "--" in text
            assert not re.search(r"(?<![\w-])--[a-z]", in_python(text)), text
    assert found > 50


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"schema": {"visits": {"kind": "much"}}}, "schema['visits']['kind']"),
        ({"schema": {"visits": {"sort": "count"}}}, "schema['visits']['sort']"),
        ({"schema": "[[column]]\nname = 3\n"}, "schema: line 2"),
        ({"playbook": PLAYBOOK}, "playbook: line 4"),
        ({"names": "[[segment]\nnumber = 1\n"}, "names: line 1"),
        ({"hypotheses": "[[claim]]\n"}, "hypotheses: line 1"),
        ({"configuration": "[segments]\nmany = 3\n"}, "configuration: line 2"),
    ],
)
def test_a_document_is_named_as_its_argument(kinds, options, place: str) -> None:
    with pytest.raises(ilk.Error) as caught:
        ilk.Segmenter(3, **{**QUICK, **options}).fit(kinds)
    error = caught.value
    print(error)
    assert str(error).startswith(place)
    assert "/tmp" not in str(error) and ".toml" not in error.file
    assert error.file == place.split(":")[0]
    if ":" in place:
        assert error.line == int(place.split("line ")[1])


def test_a_file_that_is_given_is_named(kinds, tmp_path: Path) -> None:
    path = tmp_path / "schema.toml"
    path.write_text("[[column]]\nname = 3\n")
    with pytest.raises(ilk.Error, match=r"schema\.toml: line 2"):
        ilk.Segmenter(schema=path).fit(kinds)
    with pytest.raises(ilk.UsageError, match=r"schema\['visits'\] is a int"):
        ilk.Segmenter(schema={"visits": 3}).fit(kinds)


def test_a_plan_names_its_playbook(fitted) -> None:
    with pytest.raises(ilk.Error, match="^playbook: line 4"):
        fitted.plan(PLAYBOOK)
