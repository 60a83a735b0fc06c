#!/usr/bin/env python3
"""Run a command and print its seconds, peak memory in bytes and exit code as JSON.

    python measured.py COMMAND...

A process of its own and small: a child's peak memory is at least that of the process that
started it.
"""

import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "peak_memory": usage.ru_maxrss * 1024,
                  "exit": os.waitstatus_to_exitcode(status)}))
