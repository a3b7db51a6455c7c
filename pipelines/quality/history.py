"""Keeps results: a row for each figure of each measurement that was saved, in one CSV file that only ever grows.

CSV, because every save adds some eighty rows and nothing else, two commits can be compared with any tool, and DuckDB
reads it as it is. The file lies beside the published one and is no part of it: its rows are about the engine, not about
attacks. What a change means is ``comparison.py``'s.
"""

import csv
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from pipelines.events.version import ENGINE_VERSION
from pipelines.paths import PROJECT_DIR
from pipelines.quality.measurement import Outcome

_LOCK_SECONDS = 30.0


class DamagedHistory(ValueError):
    """The file of results holds something else."""


@dataclass(frozen=True)
class Version:
    """Which engine was measured.

    Attributes:
        engine_version: Number and fingerprint of its code and vocabulary.
        git_commit: Of the checkout, empty where it isn't known.
        has_uncommitted_changes: Whether tracked files differ from that commit.
    """

    engine_version: str
    git_commit: str
    has_uncommitted_changes: bool


@dataclass(frozen=True)
class SavedFigure:
    """One figure of one saved measurement: a row of the file.

    Attributes:
        saved_at: In UTC, ISO 8601; the same for all figures that were saved together.
        unit: share, percent or number.
        target: None where nothing was aimed at.
        material: Digest of the texts, annotations and scorers.
        articles_a_second: Of 500 words, on one core; None where the command didn't say.
    """

    saved_at: str
    engine_version: str
    git_commit: str
    has_uncommitted_changes: bool
    measurement: str
    figure: str
    value: float
    unit: str
    n: int
    target: float | None
    articles_a_second: float | None
    material: str


_COLUMNS = tuple(field.name for field in fields(SavedFigure))


class History:
    """The saved results of one warehouse folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self) -> list[SavedFigure]:
        """Everything saved, oldest first; nothing where nothing was saved yet.

        Raises:
            DamagedHistory: The file isn't one that ``append`` wrote.
        """
        if not self.path.is_file():
            return []
        with self.path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                raise DamagedHistory(f"{self.path} has other columns than {', '.join(_COLUMNS)}; move it away")
            try:
                return [_row(line) for line in reader]
            except (TypeError, ValueError) as error:
                raise DamagedHistory(f"{self.path}, line {reader.line_num}: {error}") from error

    def append(self, outcomes: Iterable[Outcome], version: Version, saved_at: datetime) -> list[SavedFigure]:
        """Adds the figures of what was measured; what was skipped or failed leaves no row.

        Args:
            outcomes: What was measured.
            version: Of the engine.
            saved_at: Now.

        Returns:
            The rows added.

        Raises:
            DamagedHistory: The file isn't one that this function wrote.
        """
        rows = saved_figures(outcomes, version, saved_at)
        if not rows:
            return rows
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_name(f".{self.path.stem}.lock"), timeout=_LOCK_SECONDS):
            is_new = not self.rows()
            # written as a whole and renamed, so that a run that is killed leaves the file as it was
            # hidden, like the lock: a backup takes this folder, and neither is worth keeping
            changed = self.path.with_name(f".{self.path.stem}.part")
            changed.write_bytes(self.path.read_bytes() if self.path.is_file() and not is_new else b"")
            with changed.open("a", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
                if is_new:
                    writer.writeheader()
                writer.writerows(asdict(row) for row in rows)
            changed.replace(self.path)
        return rows


def saved_figures(outcomes: Iterable[Outcome], version: Version, saved_at: datetime) -> list[SavedFigure]:
    """The rows of what was measured, as the file holds them.

    Args:
        outcomes: What was measured.
        version: Of the engine.
        saved_at: When.
    """
    return [
        SavedFigure(
            saved_at=saved_at.astimezone(UTC).isoformat(timespec="milliseconds"),
            **asdict(version),
            measurement=outcome.measurement.name,
            figure=figure.name,
            value=figure.value,
            unit=figure.score.unit.value,
            n=figure.score.n,
            target=figure.goal.target,
            articles_a_second=round(outcome.speed.articles_a_second, 1) if outcome.speed else None,
            material=outcome.material,
        )
        for outcome in outcomes
        for figure in outcome.figures
    ]


def saves_of(rows: Sequence[SavedFigure], measurement: str, material: str | None = None) -> list[list[SavedFigure]]:
    """The saves of one measurement, oldest first, each with all its figures.

    Args:
        rows: Oldest first.
        measurement: Its name.
        material: Only saves that were measured on these texts; None takes those of the last save.
    """
    mine = [row for row in rows if row.measurement == measurement]
    wanted = material if material is not None else mine[-1].material if mine else ""
    saves: dict[str, list[SavedFigure]] = {}
    for row in mine:
        if row.material == wanted:
            saves.setdefault(row.saved_at, []).append(row)
    return list(saves.values())


def current_version(checkout: Path = PROJECT_DIR) -> Version:
    """The engine as it lies in the checkout.

    Args:
        checkout: The repository.
    """
    commit = _git(checkout, "rev-parse", "HEAD")
    changes = _git(checkout, "status", "--porcelain", "--untracked-files=no") if commit else ""
    return Version(ENGINE_VERSION, commit, bool(changes))


def _git(checkout: Path, *arguments: str) -> str:
    """What git says, empty where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _row(line: dict[str, str]) -> SavedFigure:
    return SavedFigure(
        saved_at=datetime.fromisoformat(line["saved_at"]).isoformat(timespec="milliseconds"),
        engine_version=line["engine_version"],
        git_commit=line["git_commit"],
        has_uncommitted_changes=line["has_uncommitted_changes"] == "True",
        measurement=line["measurement"],
        figure=line["figure"],
        value=float(line["value"]),
        unit=line["unit"],
        n=int(line["n"]),
        target=_number(line["target"]),
        articles_a_second=_number(line["articles_a_second"]),
        material=line["material"],
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
