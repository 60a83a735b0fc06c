#!/usr/bin/env python3
"""The peers' side of ./bench: a long-lived worker, as ilk_bench is.

    python peers.py PEER WORK --data FOLDER --threads N

It loads its inputs, says so with one line of JSON, does the work once for each line "run" on
standard input and answers with one line of JSON: the seconds, and what was found.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                    "POLARS_MAX_THREADS")


def serve(work, out):
    def say(value):
        out.write(json.dumps(value) + "\n")
        out.flush()

    say({"ready": True, "who": work.who})
    for line in sys.stdin:
        if line.strip() == "quit":
            return
        if line.strip() != "run":
            continue
        work.result = None  # the last result's memory is not freed on the clock
        start = time.perf_counter()
        work.result = work.run()
        seconds = time.perf_counter() - start
        say({"seconds": seconds, "answer": work.answer()})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer")
    parser.add_argument("work")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    for name in THREAD_VARIABLES:
        os.environ[name] = str(arguments.threads)  # before numpy and the rest are loaded
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints must not mix with the answers

    from peer_works import WORKS

    serve(WORKS[arguments.work, arguments.peer](arguments.data, arguments.threads), out)


if __name__ == "__main__":
    main()
