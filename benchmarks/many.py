"""A thousand different letters, draft to DOCX: seconds, and memory of a child process."""

import subprocess
import sys

from benchmarks.measure import table

COUNT = 1000
CHILD = """
import pathlib, re, sys, time
from benchmarks.letters import different
from drafter.pipeline import compose, docx_bytes

def peak():  # getrusage would tell the parent's
    status = pathlib.Path("/proc/self/status")
    found = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1024 if found else 0

count = int(sys.argv[1])
drafts = list(different(count))
docx_bytes(compose(drafts[0]))
before = peak()
start = time.perf_counter()
size = sum(len(docx_bytes(compose(draft))) for draft in drafts)
seconds = time.perf_counter() - start
print(seconds, before, peak(), size)
"""
TRACED = """
import sys, tracemalloc
from benchmarks.letters import different
from drafter.pipeline import compose, docx_bytes

drafts = list(different(200))
for draft in drafts[:20]:
    docx_bytes(compose(draft))
tracemalloc.start()
for draft in drafts:
    docx_bytes(compose(draft))
print(*tracemalloc.get_traced_memory())
"""


def main() -> None:
    seconds, before, peak, size = map(float, _child(CHILD, str(COUNT)))
    kept, most = map(int, _child(TRACED))
    table(
        f"{COUNT} different letters, draft to DOCX",
        ("", ""),
        [
            ("seconds", f"{seconds:.2f}"),
            ("letters a second", f"{COUNT / seconds:.0f}"),
            ("bytes of all DOCX, MB", f"{size / 1e6:.1f}"),
            ("process after the first letter, MB", f"{before:.0f}"),
            ("process at its peak, MB", f"{peak:.0f}"),
            ("Python's own peak while one letter is made, MB", f"{most / 1e6:.2f}"),
            ("Python's memory kept after 200 letters, MB", f"{kept / 1e6:.2f}"),
        ],
    )


def _child(code: str, *words: str) -> list[str]:
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
