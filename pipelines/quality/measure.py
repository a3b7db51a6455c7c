"""Runs one measurement: its command, then its scorers, each in a process of its own, and gathers the figures.

The command is run as it is run on held-out files, so a figure can't come about in another way than there; and an engine
that crashes takes down neither the other measurements nor Dagster. Decides nothing about what is good.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from pipelines.paths import PROJECT_DIR
from pipelines.quality.figures import Figure, Goal
from pipelines.quality.measurement import (
    JOINED_PLACE,
    OUT_PLACE,
    SHARED_PLACE,
    Judgement,
    Measurement,
    Outcome,
)
from pipelines.quality.scores import UnreadableScores
from pipelines.quality.speed import parse_speed

LIMIT_SECONDS = 1800.0
"""After which a command is taken to hang; the longest takes half a minute."""

_LINES_OF_AN_ERROR = 6


class CommandFailed(RuntimeError):
    """A command or a scorer ended with an error, or didn't end."""


def measure(measurement: Measurement, shared: Path, checkout: Path = PROJECT_DIR) -> Outcome:
    """Measure one thing; what is missing skips it, what breaks fails it, and neither raises.

    Args:
        measurement: What to measure.
        shared: The folder of annotated texts and scorers.
        checkout: The repository, whose ``benchmarks/`` holds the commands.
    """
    skipped = why_skipped(measurement, shared, checkout)
    if skipped:
        return Outcome(measurement, skipped=skipped)
    started = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="aftermath-eval-") as folder:
            outcome = _measured(measurement, shared.absolute(), checkout, Path(folder))
    except (CommandFailed, UnreadableScores, OSError, UnicodeDecodeError) as error:
        return Outcome(measurement, failed=str(error) or type(error).__name__, seconds=time.monotonic() - started)
    figures, printed = outcome
    return Outcome(
        measurement,
        figures=figures,
        speed=parse_speed(printed),
        material=material_digest(measurement, shared),
        seconds=time.monotonic() - started,
    )


def why_skipped(measurement: Measurement, shared: Path, checkout: Path = PROJECT_DIR) -> str:
    """What a measurement lacks, in words; empty where it can be run.

    Args:
        measurement: What would be measured.
        shared: The folder of annotated texts and scorers.
        checkout: The repository.
    """
    module = checkout.joinpath(*measurement.module.split("."))
    if not module.with_suffix(".py").is_file() and not (module / "__main__.py").is_file():
        return f"{module.with_suffix('.py').relative_to(checkout)} not found"
    missing = [path for path in measurement.needed_files(shared) if not path.is_file()]
    if not missing:
        return ""
    others = f", nor {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"{missing[0].relative_to(shared.parent)} not found{others}"


def material_digest(measurement: Measurement, shared: Path) -> str:
    """The first digits of SHA-256 over the texts, annotations and scorers of a measurement."""
    digest = hashlib.sha256()
    for path in measurement.needed_files(shared):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _measured(measurement: Measurement, shared: Path, checkout: Path, out: Path) -> tuple[tuple[Figure, ...], str]:
    """The figures, and what the command printed."""
    places = {SHARED_PLACE: str(shared), OUT_PLACE: str(out), JOINED_PLACE: str(out / "joined.jsonl")}
    if measurement.joined:
        parts = [Path(filled(word, places)).read_text(encoding="utf-8").rstrip("\n") for word in measurement.joined]
        Path(places[JOINED_PLACE]).write_text("\n".join(parts) + "\n", encoding="utf-8")
    arguments = [filled(word, places) for word in measurement.arguments]
    printed = _run([sys.executable, "-m", measurement.module, *arguments], checkout)
    figures = tuple(
        figure for judgement in measurement.judgements for figure in _judged(judgement, measurement, places, checkout)
    )
    if not figures:
        raise UnreadableScores(f"{measurement.name}: the scorers gave no figure")
    return figures, printed


def _judged(judgement: Judgement, measurement: Measurement, places: dict[str, str], checkout: Path) -> list[Figure]:
    printed = ""
    if judgement.command:
        printed = _run([sys.executable, *(filled(word, places) for word in judgement.command)], checkout)
    if judgement.text_of:
        printed = Path(filled(judgement.text_of, places)).read_text(encoding="utf-8")
    return [
        Figure(judgement.prefix + name, score, measurement.goals.get(judgement.prefix + name, Goal()))
        for name, score in judgement.scores(printed).items()
    ]


def filled(word: str, places: dict[str, str]) -> str:
    """A word of a command with its places put in.

    Args:
        word: As the catalogue has it.
        places: What stands for each place.
    """
    for place, path in places.items():
        word = word.replace(place, path)
    return word


def _run(command: Sequence[str], folder: Path) -> str:
    """What a command printed.

    Raises:
        CommandFailed: It ended with another status than 0, with the end of what it said; or it had to be stopped.
    """
    name = " ".join(Path(word).name if "/" in word else word for word in command[1:])
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=LIMIT_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise CommandFailed(f"{name} was stopped after {LIMIT_SECONDS:.0f} s") from error
    if done.returncode == 0:
        return done.stdout
    said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()][-_LINES_OF_AN_ERROR:]
    raise CommandFailed(f"{name} ended with status {done.returncode}: " + " / ".join(line.strip() for line in said))
