"""Time calls in turns, so that a busy machine slows all of them alike, and print tables."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Times = dict[str, list[float]]


def in_turns(calls: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Return the seconds each call took, one call of each a round, after one unmeasured round."""
    for call in calls.values():
        call()
    times: Times = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            times[name].append(time.perf_counter() - start)
    return times


def median(seconds: Sequence[float]) -> float:
    return statistics.median(seconds)


def p95(seconds: Sequence[float]) -> float:
    return sorted(seconds)[min(len(seconds) - 1, round(len(seconds) * 0.95))]


def ms(seconds: float) -> str:
    value = seconds * 1000
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def times_as_long(seconds: float, base: float) -> str:
    ratio = seconds / base
    return f"{ratio:.0f}" if ratio >= 20 else f"{ratio:.2f}"


def table(title: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heading, *rows, strict=True)]
    print(f"\n{title}")
    for row in (heading, ["-" * width for width in widths], *rows):
        first, *rest = row
        cells = [f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True)]
        print("  " + "  ".join([f"{first:<{widths[0]}}", *cells]).rstrip())


def verdict(name: str, value: float, limit: float, *, at_least: bool = False) -> None:
    """Print whether a ratio meets its target."""
    met = value >= limit if at_least else value <= limit
    bound = "at least" if at_least else "at most"
    print(f"  {'met   ' if met else 'NOT MET'} {name}: {value:.2f}, target {bound} {limit:g}")
