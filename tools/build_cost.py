#!/usr/bin/env python3
"""What building costs: the ten dearest headers of src/ and the ten dearest compiler runs.

  tools/build_cost.py [BUILD_FOLDER]     default: build/release, which must have been configured

A header costs the seconds that the compiler takes to read it alone, times the source files
that it reaches. Compiler runs are those of the build's log: build once without a cache
(CCACHE_DISABLE=1) to see them all. That widely included headers do without JSON, TOML, TBB and
CLI11 is held by tests/unit/layout_test.cpp.
"""

import json
import re
import resource
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 10


def includes(path):
    return re.findall(r'^#include "([^"]+)"', path.read_text(), re.MULTILINE)


def found(name):
    for folder in (ROOT / "src", ROOT / "include", ROOT / "apps"):
        if (folder / name).is_file():
            return folder / name
    return None


def closure(path, known):
    """The project's headers that a file reads, itself aside."""
    if path not in known:
        known[path] = set()  # a header that includes itself ends here
        for name in includes(path):
            header = found(name)
            if header is not None:
                known[path] |= {header} | closure(header, known)
    return known[path]


def flags_of(build):
    """How the build compiles, without what is of one file."""
    commands = json.loads((build / "compile_commands.json").read_text())
    words = set()
    for entry in commands:
        for word in shlex.split(entry["command"]):
            if word.startswith(("-I", "-D", "-isystem")):
                words.add(word)
    return sorted(words) + ["-std=c++20"]


def seconds_to_read(header, flags):
    """Processor time of the compiler's front end."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as unit:
        unit.write(f'#include "{header}"\n')
        unit.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["c++", "-fsyntax-only", *flags, unit.name], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def dearest_headers(build):
    known = {}
    sources = [path for top in ("src", "apps") for path in (ROOT / top).rglob("*.cpp")]
    reached = {}
    for source in sources:
        for header in closure(source, known):
            reached[header] = reached.get(header, 0) + 1
    flags = flags_of(build)
    costs = []
    for header in (ROOT / "src").rglob("*.h"):
        if header.name.endswith("-inl.h") or header not in reached:
            continue
        seconds = seconds_to_read(header, flags)
        costs.append((seconds * reached[header], seconds, reached[header], header))
    return sorted(costs, reverse=True)[:MOST]


def dearest_units(build):
    costs = {}
    for line in (build / ".ninja_log").read_text().splitlines()[1:]:
        begin, end, _, output, _ = line.split("\t")
        if output.endswith(".o"):
            costs[output] = (int(end) - int(begin)) / 1000
    return sorted(((cost, unit) for unit, cost in costs.items()), reverse=True)[:MOST]


def main():
    build = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/release"
    if not (build / "compile_commands.json").is_file():
        sys.exit(f"{build} is no configured build: cmake --preset release")
    print("dearest compiler runs, seconds of wall time")
    for cost, unit in dearest_units(build):
        print(f"  {cost:6.1f}  {unit}")
    print("dearest headers: seconds in all, seconds each, source files that read them")
    for total, seconds, files, header in dearest_headers(build):
        print(f"  {total:6.1f}  {seconds:5.2f}  {files:4}  {header.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
