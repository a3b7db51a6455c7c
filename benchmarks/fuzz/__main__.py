"""Fuzzes the readers and the engine, and prints what broke.

    python -m benchmarks.fuzz [--inputs N] [--seed N] [--minutes M] [--only NAME]

N inputs in all (100,000 by default), shared out among the targets of ``targets.py``; the same seed makes the same
inputs. For each place in the code where something broke the smallest input that did it is printed, and the run goes on.
A target stops early when its share of the minutes is used up, and the table says so. Exit status 1 when anything broke,
or took longer than a single input may.
"""

import argparse
import contextlib
import sys
import time
import traceback
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.fuzz.targets import TARGETS, Target
from pipelines.articles.time_limit import time_limit

MAX_SECONDS = 20
"""Processor time for one input, none of which has more than some thousand characters."""

_LONGEST_SHOWN = 1_500


@dataclass
class Result:
    """What became of one target.

    Attributes:
        breaks: The smallest input that broke in one place of the code, and the error, by that place.
    """

    inputs: int = 0
    slowest: float = 0.0
    seconds: float = 0.0
    breaks: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: int = 0


class _TimeIsUpError(BaseException):
    """Ends hypothesis itself, which takes an ``Exception`` for a failed input."""


def run(target: Target, inputs: int, start: int, max_seconds: float) -> Result:
    """Gives one target so many inputs.

    Args:
        target: What is fuzzed.
        inputs: How many.
        start: Seed.
        max_seconds: Of the wall clock, after which it gets no more.
    """
    result = Result()
    began = time.monotonic()

    @seed(start)
    @settings(
        max_examples=inputs,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def give(value: Any) -> None:
        if time.monotonic() - began > max_seconds:
            raise _TimeIsUpError
        result.inputs += 1
        before = time.process_time()
        try:
            with time_limit(MAX_SECONDS):
                target.check(value)
        except Exception as error:
            result.broken += 1
            _keep(result, value, error)
        result.slowest = max(result.slowest, time.process_time() - before)

    with contextlib.suppress(_TimeIsUpError):
        give()
    result.seconds = time.monotonic() - began
    return result


def _keep(result: Result, value: Any, error: BaseException) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/pipelines/" in frame.filename or "/fuzz/targets" in frame.filename]
    last = (ours or frames)[-1]
    place = f"{type(error).__name__} at {last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
    shown = repr(value)
    if place not in result.breaks or len(shown) < len(result.breaks[place][0]):
        result.breaks[place] = shown, f"{type(error).__name__}: {str(error)[:300]}"


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--only", help="targets whose names hold this")
    args = parser.parse_args()
    chosen = [target for target in TARGETS if (args.only or "") in target.name]
    shares = sum(target.share for target in chosen)
    results = {}
    for target in chosen:
        inputs = max(1, args.inputs * target.share // shares)
        results[target.name] = run(target, inputs, args.seed, args.minutes * 60 * target.share / shares)
        _print_row(target.name, inputs, results[target.name])
    for name, result in results.items():
        for place, (value, error) in result.breaks.items():
            print(f"\n{name}: {place}\n  {error}\n  {value[:_LONGEST_SHOWN]}")
    total = sum(result.inputs for result in results.values())
    print(f"\n{total:,} inputs, {sum(result.broken for result in results.values()):,} broke something")
    return 1 if any(result.broken for result in results.values()) else 0


def _print_row(name: str, wanted: int, result: Result) -> None:
    early = "" if result.inputs >= wanted else f"  (of {wanted:,}: time was up)"
    print(
        f"{name:24} {result.inputs:8,} inputs {result.seconds:7.0f} s  slowest {result.slowest:5.2f} s  "
        f"{result.broken:5,} broke, in {len(result.breaks)} places{early}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
