"""Runs a built ilk over the tables of strange/ and shaped/ and prints what it reads wrongly.

One line per failure: file, column, expected, got. The grammar of the expectations is in
strange/README.md and shaped/README.md. Standard library only.

    python check_strange.py path/to/ilk               # all
    python check_strange.py path/to/ilk NAME NAME ... # some, by the name of the file without .csv

Exit code 0 when nothing is wrong but what shortfalls.txt lists, else 1.
"""

import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


class Answer:
    """What ilk profile says of a table: rows, a dictionary of columns, findings, or an error."""

    def __init__(self, ilk, path, verb="profile"):
        with tempfile.TemporaryDirectory() as out:
            done = subprocess.run([ilk, verb, str(path), "-o", out, "--json", "--threads", "1"],
                                  capture_output=True, timeout=120)
        # without the file's name, which may hold the very words that are looked for
        self.said = done.stderr.decode("utf-8", "replace").replace(str(path), "table")
        self.error = None
        self.rows = None
        self.columns = {}
        if done.returncode:
            self.error = " ".join(self.said.split()) or f"exit code {done.returncode}"
            return
        if verb != "profile":
            return
        profile = json.loads(done.stdout)
        self.rows = profile["source"]["rows"]
        self.alerts = self.said + "\n" + "\n".join(f["text"] for f in profile["findings"])
        for column in profile["attributes"]:
            self.columns[column["name"]] = {"role": column["role"], "kind": column["kind"], **figures(column)}
        for column in profile["unused"]:
            self.columns[column["name"]] = {"role": column["role"], "kind": "", "reason": column["reason"]}


def figures(column):
    value = {key: column[key]["value"] for key in ("missing", "sum", "distinct", "zeros", "negative")}
    value.update(min=column["minimum"]["value"], max=column["maximum"]["value"])
    if column["dates"]:
        value.update(first=column["dates"]["first"], last=column["dates"]["last"])
    if column["sentinel"]:
        value["sentinel"] = column["sentinel"]
    value["levels"] = [level["label"] for level in column["levels"]]
    value["unit"] = column["unit"]
    return value


def near(got, wanted):
    """The program writes six digits."""
    return got is not None and abs(got - wanted) <= 1e-5 * abs(wanted) + 1e-9


def role_text(column):
    if column["role"] in ("id", "ignore"):
        return column["role"] + (f" ({column['reason']})" if column.get("reason") else "")
    return column["role"] + ":" + column["kind"]


def fits_role(column, wanted):
    for one in wanted.split("|"):
        role, _, kind = one.partition(":")
        if role == "attribute" and not kind:
            kind = column["kind"]
        if column["role"] == role and (not kind or column["kind"] == kind):
            return True
    return False


def check_column(name, role, wanted, answer):
    column = answer.columns.get(name)
    if column is None:
        yield name, role, "no such column; there are " + ", ".join(answer.columns)[:120]
        return
    if not fits_role(column, role):
        yield name, role, role_text(column)
        return
    if column["role"] in ("id", "ignore"):
        return
    for key, value in wanted.items():
        got = column.get(key)
        if key == "levels":
            if sorted(value.split("|")) != sorted(got):
                yield name, f"levels={value}", "|".join(got) or "none"
        elif key in ("first", "last"):
            if got != value:
                yield name, f"{key}={value}", str(got)
        elif key == "unit":
            if got not in value.split("|"):
                yield name, f"unit={value}", str(got)
        elif key not in column or not near(got, float(value)):
            yield name, f"{key}={value}", str(got)


def check_lines(lines, answer):
    """The lines of an expectation after its first sentence."""
    excused = [line.split(None, 3)[3] for line in lines if line.startswith("or error contains ")]
    for line in lines:
        words = shlex.split(line)
        if line.startswith("or "):
            continue
        if line.startswith("error contains "):
            texts = line.split(None, 2)[2].split("|")
            if answer.error is None:
                yield "", line, f"{answer.rows} rows: " + ", ".join(
                    f"{name} {role_text(column)}" for name, column in answer.columns.items())[:200]
            elif not any(text.lower() in answer.error.lower() for text in texts):
                yield "", line, answer.error
            return
        if answer.error is not None:
            if not any(text.lower() in answer.error.lower() for all in excused for text in all.split("|")):
                yield "", "a table", answer.error
            return
        if line.startswith("rows "):
            if answer.rows != int(words[1]):
                yield "", line, f"{answer.rows} rows"
        elif line.startswith("alert contains "):
            texts = line.split(None, 2)[2].split("|")
            if not any(text.lower() in answer.alerts.lower() for text in texts):
                yield "", line, " / ".join(answer.alerts.split("\n"))[:300].strip() or "nothing"
        else:
            wanted = dict(word.split("=", 1) for word in words[2:])
            yield from check_column(words[0], words[1], wanted, answer)


def check_roles(lines, answer):
    for line in lines:
        name, wanted = line.split("\t")
        if name == "purchases":
            people, rows = re.findall(r"\d+", wanted)
            if answer.error is None:
                yield "", "purchases: " + wanted, "ilk run segments the rows as customers"
            elif not re.search(rf"\b{people} \w+ in {rows} rows", answer.error):
                yield "", "purchases: " + wanted, answer.error
            return
        if answer.error is not None:
            yield "", "a table", answer.error
            return
        if name == "!alert":
            if wanted not in answer.alerts:
                yield "", "alert contains " + wanted, " / ".join(answer.alerts.split("\n"))[:300]
        else:
            yield from check_column(name, wanted, {}, answer)


def check(ilk, path):
    roles = path.with_suffix(".roles")
    lines = roles.read_text("utf-8").splitlines() if roles.exists() else []
    try:
        # profile describes a table of purchases too; run has to stop
        answer = Answer(ilk, path, "run" if lines and lines[0].startswith("purchases") else "profile")
    except (subprocess.TimeoutExpired, ValueError, KeyError) as fault:
        return [(path, "", "an answer", repr(fault))]
    if lines:
        found = check_roles(lines, answer)
    else:
        lines = path.with_suffix(".expect.txt").read_text("utf-8").splitlines()[1:]
        found = check_lines([line for line in lines if line.strip()], answer)
    return [(path, *fault) for fault in found]


def shortfalls():
    """Names of tables that are known to be read otherwise, each with its reason, in shortfalls.txt."""
    lines = (HERE / "shortfalls.txt").read_text("utf-8").splitlines()
    return {line.split(":")[0] for line in lines if line and not line.startswith("#")}


def main(ilk, names):
    paths = sorted(HERE.glob("strange/*.csv")) + sorted(HERE.glob("shaped/*.csv"))
    if names:
        paths = [path for path in paths if path.stem in names]
    known = shortfalls()
    wrong = set()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for faults in pool.map(lambda path: check(ilk, path), paths):
            for path, column, wanted, got in faults:
                wrong.add(path.stem)
                mark = " (known)" if path.stem in known else ""
                print(f"{path.relative_to(HERE)}: {column or 'table'}: expected {wanted}; got {got}{mark}", flush=True)
    looked_at = {path.stem for path in paths}
    for name in sorted(known & looked_at - wrong):
        print(f"{name}: is read as it should be now; take it out of shortfalls.txt")
    print(f"{len(paths) - len(wrong)} of {len(paths)} tables are read as their owners mean them")
    return 0 if wrong == known & looked_at else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
