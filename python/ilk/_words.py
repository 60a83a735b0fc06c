"""The library's sentences in Python's words: it says ``--k``, as the program's options are called,
where a call says ``n_clusters``."""

from __future__ import annotations

import re

# Whole phrases, the longer first; what is left is an option by itself.
_PHRASES = [
    (r"name one of its columns behind --(\w+)", r'give one of its columns the role "\1"'),
    (r"name one column behind --id", 'give one column the role "id"'),
    (r"name those to look at behind --attribute", 'give those to look at the role "attribute"'),
    (r"name the column of ids with --id", 'give the column of ids the role "id"'),
    (r"\bby --(?:id|attribute|label|ignore)\b", "by its role"),
    (r"--(ignore|label|attribute|id) (.+?) leaves it out", r'roles={"\2": "\1"} leaves it out'),
    (
        r"\(--id, --attribute, --label or --ignore COLUMN says otherwise\)",
        '(roles={"COLUMN": "id"}, "attribute", "label" or "ignore" says otherwise)',
    ),
    (
        r'make one row per customer first: add --transactions --customer "(.*?)", or make the '
        r"table alone by ilk customers \(docs/transactions\.md\)",
        r'make one row per customer first: ilk.customers(table, customer="\1")',
    ),
    (r"there is no option --([\w-]+)", r"there is no option '\1'"),
    (r"see ilk run --help", "see docs/configuration.md"),
    (r"name the file that ends in -transactions\.toml", "give the description of a log"),
    (r"fit it anew with `ilk run` \(--seed and --config as in its run\.json\)", "fit it anew"),
    (r", or allow more such rows with --most-bad-rows", ""),
    (r", name another folder behind --scratch, or allow more memory with --memory", ""),
    (r"with --portable, or with fill = \"ridge\" in the section \[prepare\] of the configuration",
     'with settings={"prepare.portable": True}, or {"prepare.fill": "ridge"}'),
    (r"with another --fill, for example ridge", 'with settings={"prepare.fill": "ridge"}'),
    (r"; or leave out --before", ""),
    (r"add --negative returned", 'give negative="returned"'),
    (r"take one, by --currency EUR", 'take one, by currency="EUR"'),
    (r"'([^']*)' behind --from\b", r"from_='\1'"),
    (r"'([^']*)' behind --([\w-]+)", r"\2='\1'"),
    (r"in the dictionary \(--schema\)", "in the schema"),
    (r"data dictionary of that model's run with --schema", "schema of that model's run"),
    (r"\(`ilk schema` writes one\)", "(ilk.profile(table).dictionary is one)"),
    (r"roles with `ilk schema`", "roles, which ilk.profile(table).roles says"),
    (r"look at the roles of the columns: ilk customers prints them",
     "name the columns: customer, date, amount"),
    (r"\(ilk compare says which\)", "(Segmenter.compare says which)"),
    (r"\(ilk schema and the report say why\)", "(ilk.profile and the report say why)"),
    (r"--query \"(select [^\"]*)\"", r'query="\1"'),
    (r"--table NAME", 'table="NAME"'),
    (r"--(\w+) COLUMN(=WORD)?\b", r'\1="COLUMN\2"'),
    (r"--only (\S+=\S+)", r'only="\1"'),
    (r"--evidence full", 'evidence="full"'),
    (r"--form (affine|exact)", r'form="\1"'),
    (r"--value expected", 'value="expected"'),
    (r"--model none", 'model="none"'),
    (r"--encoding ([\w-]+), or convert", r'encoding="\1" of ilk.Source, or convert'),
]  # fmt: skip

# Options that are called otherwise, or are given as true.
_OPTIONS = {
    "config": "configuration",
    "exact": "exact=True",
    "from": "from_",
    "ids": "ids=True",
    "k": "n_clusters",
    "seed": "random_state",
    "share": "share=True",
    "threads": "n_jobs",
}

_RULES = [(re.compile(pattern), put) for pattern, put in _PHRASES]
_OPTION = re.compile(r"(?<![\w-])--([a-z][a-z-]*)")


def in_python(text: str) -> str:
    """An error's or a warning's text."""
    if "--" not in text and "ilk " not in text:
        return text
    for pattern, put in _RULES:
        text = pattern.sub(put, text)
    return _OPTION.sub(lambda found: _OPTIONS.get(found[1], found[1].replace("-", "_")), text)
