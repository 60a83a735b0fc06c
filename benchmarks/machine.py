"""What the figures were measured on."""

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path


def first_match(path, pattern):
    try:
        found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    except OSError:
        return "unknown"
    return found.group(1).strip() if found else "unknown"


def caches():
    found = []
    for folder in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        level, kind, size = ((folder / name).read_text().strip()
                             for name in ("level", "type", "size"))
        if kind != "Instruction":
            found.append(f"L{level} {size}")
    return ", ".join(found) or "unknown"


def output_line(*command):
    try:
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return (text.splitlines() or ["unknown"])[0]


def compiler(build):
    path = first_match(build / "CMakeCache.txt", r"^CMAKE_CXX_COMPILER:\w+=(.*)$")
    return output_line(path, "--version")


def describe(root, build, peaks=None):
    memory = first_match("/proc/meminfo", r"^MemTotal:\s*(\d+)")
    described = {
        "date": datetime.date.today().isoformat(),
        "commit": output_line("git", "-C", root, "describe", "--always", "--dirty"),
        "processor": first_match("/proc/cpuinfo", r"^model name\s*:\s*(.*)$"),
        "cores": len(os.sched_getaffinity(0)),
        "caches of a core": caches(),
        "memory": f"{int(memory) / 2**20:.0f} GiB" if memory.isdigit() else memory,
        "kernel": platform.release(),
        "compiler": compiler(build),
    }
    if peaks is not None:
        described["measured peaks"] = (
            f"{peaks['flops_per_second'] / 1e9:.0f} GFLOP/s of float32 and "
            f"{peaks['bytes_per_second'] / 1e9:.1f} GB/s read from memory, "
            f"{peaks['threads']} threads")
    return described
