"""The two sides of a row as something that can be asked for one run at a time."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Failed(Exception):
    pass


class Worker:
    """A process that has its inputs in memory and waits; it takes no processor time meanwhile."""

    def __init__(self, command, threads):
        self.command, self.threads = command, threads
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def wait_ready(self):
        self.who = self.read()["who"]

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise Failed(f"{' '.join(map(str, self.command))} ended with {self.process.wait()}")
        return json.loads(line)

    def run(self):
        self.process.stdin.write("run\n")
        self.process.stdin.flush()
        result = self.read()
        return result["seconds"], result["answer"]

    def close(self):
        try:
            self.process.stdin.close()
            self.process.wait(timeout=60)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()


class Program:
    """A program that is started anew each time, timed from start to end."""

    def __init__(self, command, folder, who, threads):
        self.command, self.folder, self.who, self.threads = command, folder, who, threads

    def wait_ready(self):
        pass

    def run(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        command = [sys.executable, HERE / "measured.py", *self.command]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        if answer["exit"] != 0:
            raise Failed(f"{' '.join(map(str, self.command))} ended with {answer['exit']}")
        return answer["seconds"], {**answer, "folder": self.folder}

    def close(self):
        pass


def ilk_side(row, inputs, build, threads):
    if row.process:
        table = "memory.csv" if row.work == "memory_million" else "whole_run.csv"
        folder = inputs / f"out_ilk_{row.work}"
        command = [build / "apps/cli/ilk", "run", inputs / table, "-o", folder, "--quiet",
                   "--threads", str(threads)]
        return Program(command, folder, "ilk", threads)
    return Worker([build / "benchmarks/ilk_bench", row.work, "--data", inputs, "--threads",
                   str(threads)], threads)


def peer_side(row, inputs, threads):
    if row.process:
        folder = inputs / f"out_{row.peer}_{threads}"
        command = [sys.executable, HERE / "notebook.py", inputs / "whole_run.csv", "-o", folder,
                   "--threads", str(threads)]
        return Program(command, folder, "scikit-learn and PyTorch notebook", threads)
    return Worker([sys.executable, HERE / "peers.py", row.peer, row.work, "--data", inputs,
                   "--threads", str(threads)], threads)
