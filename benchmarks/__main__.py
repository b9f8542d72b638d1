"""Print the measurements: `python -m benchmarks [library] [letter] [many] [start] [render] …`."""

import importlib
import sys

PARTS = ("letter", "many", "render", "window", "start", "library")


def main() -> int:
    wanted = sys.argv[1:] or PARTS
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"benchmarks: unknown: {', '.join(unknown)}; choose from {', '.join(PARTS)}")
        return 2
    for name in wanted:
        importlib.import_module(f"benchmarks.{name}").main()
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
