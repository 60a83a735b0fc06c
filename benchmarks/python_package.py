#!/usr/bin/env python3
"""The Python package beside the program, and beside scikit-learn with PyTorch.

    python python_package.py --program build/release/apps/cli/ilk TABLE.csv

`./bench --python` calls this in an environment that has the wheel. Two rows: a fit of a data frame, beside
`ilk run` of the same table (from start to end, but for the seconds in which it wrote files); and the labels
of a million rows from an Arrow table. Each side runs in a process of its own, turn by turn.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROUNDS = 5


def others_like(table, rows):
    """Rows drawn again, each figure a little moved, with gaps."""
    import pyarrow as pa

    random = np.random.default_rng(1)
    drawn = random.integers(0, len(table), rows)
    columns = {}
    for name in table.columns[1:]:
        values = table[name].to_numpy(dtype=float)[drawn] * np.exp(random.normal(0, 0.1, rows))
        columns[name] = pa.array(values, mask=np.isnan(values) | (random.random(rows) < 0.01))
    return pa.table(columns)


def model_of(table):
    """With gaps filled by medians, as the pipeline of the peer fills them."""
    import ilk

    return ilk.Segmenter(settings={"prepare.fill": "median"}).fit(table)


def ilk_predict(folder, threads):
    import ilk
    import pyarrow.feather as feather

    segmenter, rows = ilk.load(folder / "model.json"), feather.read_table(folder / "rows.arrow")
    segmenter.n_jobs = threads
    return lambda: segmenter.predict(rows)


def peer_predict(folder, threads):
    import pyarrow.feather as feather
    from peer_scoring import pipeline_of

    pipeline = pipeline_of((folder / "model.json").read_text(), threads)
    rows = feather.read_table(folder / "rows.arrow")
    return lambda: pipeline.predict(rows.to_pandas().to_numpy(np.float32))


def ilk_fit(folder, threads):
    import warnings

    import ilk
    import pandas as pd

    warnings.simplefilter("ignore")
    table = pd.read_csv(folder / "table.csv")
    return lambda: ilk.Segmenter(n_jobs=threads).fit(table).labels_


def program_fit(folder, threads):
    program = (folder / "program").read_text()

    def run():
        out = folder / "out"
        command = [program, "run", folder / "table.csv", "-o", out, "--threads", str(threads)]
        started = time.perf_counter()
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - started
        stages = json.loads((out / "run.json").read_text())["timings_ms"]
        run.seconds = seconds - stages.get("write", 0) / 1000
        import csv

        with open(out / "segments.csv") as file:
            return np.array([int(row["segment"]) - 1 for row in csv.DictReader(file)])

    return run


SIDES = {"ilk-predict": ilk_predict, "peer-predict": peer_predict, "ilk-fit": ilk_fit,
         "program-fit": program_fit}


def processor_seconds():
    """Of this process and of those that it has started."""
    own, others = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def serve(side, folder, threads):
    """Waits for a line, works, and says how long it took."""
    work = SIDES[side](folder, threads)
    print("ready", flush=True)
    for _ in sys.stdin:
        used, started = processor_seconds(), time.perf_counter()
        labels = work()
        seconds = getattr(work, "seconds", time.perf_counter() - started)
        used = processor_seconds() - used
        np.save(folder / f"{side}-{threads}.npy", labels)
        print(seconds, used, flush=True)


class Side:
    def __init__(self, name, folder, threads):
        self.name, self.folder, self.threads = name, folder, threads
        self.seconds, self.used = [], []
        command = [sys.executable, __file__, "--serve", name, "--threads", str(threads), folder]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n", name

    def run(self):
        self.process.stdin.write("run\n")
        self.process.stdin.flush()
        seconds, used = map(float, self.process.stdout.readline().split())
        self.seconds.append(seconds)
        self.used.append(used)

    @property
    def labels(self):
        return np.load(self.folder / f"{self.name}-{self.threads}.npy")

    @property
    def median(self):
        return statistics.median(self.seconds[1:])  # the first warms up

    def __str__(self):
        low, high = min(self.seconds[1:]), max(self.seconds[1:])
        used = statistics.median(self.used[1:])
        return (f"{self.name}, {self.threads} threads: {self.median:.3f} s ({low:.3f} to {high:.3f}), "
                f"{used:.3f} s of a processor")


def compare(sides, rounds):
    for _ in range(rounds + 1):
        for side in sides:
            side.run()
            time.sleep(0.05)  # until idle threads of others sleep
    for side in sides:
        side.process.stdin.close()
        side.process.wait()
        print(f"  {side}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--program", default="ilk")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--serve", choices=SIDES)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.serve:
        return serve(arguments.serve, arguments.table, arguments.threads)

    import pandas as pd
    import pyarrow.feather as feather

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = pd.read_csv(arguments.table)
        (folder / "table.csv").symlink_to(arguments.table.resolve())
        (folder / "program").write_text(str(Path(arguments.program).resolve()))
        model_of(table).save(folder / "model.json")
        feather.write_feather(others_like(table, arguments.rows), folder / "rows.arrow", "uncompressed")

        print(f"labels of {arguments.rows:,} rows of an Arrow table")
        ilk, *peers = [Side("ilk-predict", folder, 2), Side("peer-predict", folder, 1),
                       Side("peer-predict", folder, 2)]
        compare([ilk, *peers], arguments.rounds)
        agree = np.mean(ilk.labels == peers[-1].labels)
        ratio = min(peer.median for peer in peers) / ilk.median
        print(f"  {ratio:.1f} times as fast (target 10); {agree:.4%} of the labels are equal")

        print(f"a fit of {len(table):,} customers, the evidence included")
        frame, program = Side("ilk-fit", folder, 2), Side("program-fit", folder, 2)
        compare([frame, program], arguments.rounds)
        equal = np.array_equal(frame.labels, program.labels)
        more = frame.median / program.median - 1
        print(f"  {more:+.1%} (target at most +5%); labels are {'equal' if equal else 'DIFFERENT'}")
    return 0 if equal and agree > 0.999 else 1


if __name__ == "__main__":
    sys.exit(main())
