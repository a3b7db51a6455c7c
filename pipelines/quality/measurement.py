"""What one measurement is: the command that reads the texts, the scorers that judge it, and the goals of its figures.

A word of a command may name places: ``{shared}`` is the folder of annotated texts and scorers, ``{out}`` an empty
folder of the run, ``{joined}`` the measurement's joined files as one. Everything named under ``{shared}`` has to be
there. The measurements that there are stand in ``catalogue.py``; ``measure.py`` runs them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.quality.figures import Figure, Goal
from pipelines.quality.scores import Scores
from pipelines.quality.speed import Speed

SHARED_PLACE, OUT_PLACE, JOINED_PLACE = "{shared}", "{out}", "{joined}"


@dataclass(frozen=True)
class Judgement:
    """One scorer's say on what the command wrote.

    Attributes:
        scores: Reads the scorer's text.
        command: The script under ``{shared}`` and its arguments; empty where the benchmark's command has the scorer do
            its work.
        text_of: The file with the scorer's text, where that isn't what the command prints.
        prefix: Goes before the scores' names, where several judgements give the same.
    """

    scores: Callable[[str], Scores]
    command: tuple[str, ...] = ()
    text_of: str = ""
    prefix: str = ""


@dataclass(frozen=True)
class Measurement:
    """Something that is measured.

    Attributes:
        name: Unique; the part before the first hyphen is a family that can be asked for as one.
        title: What it is measured on, for people.
        module: The command, a module of ``benchmarks``.
        arguments: Its arguments.
        judgements: Who scores it.
        goals: Of figures, by name. A figure without one is reported and held against nothing.
        joined: Files under ``{shared}`` that the command gets as one.
    """

    name: str
    title: str
    module: str
    arguments: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    goals: Mapping[str, Goal] = field(default_factory=dict)
    joined: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The command as a person would type it in the checkout."""
        shown = {SHARED_PLACE: "../shared", f"{OUT_PLACE}/": "", JOINED_PLACE: "DOCS.jsonl"}
        words = " ".join(self.arguments)
        for place, text in shown.items():
            words = words.replace(place, text)
        return f"python -m {self.module} {words}"

    def needed_files(self, shared: Path) -> list[Path]:
        """Texts, annotations and scorers it can't do without."""
        commands = [self.arguments, self.joined, *(judgement.command for judgement in self.judgements)]
        words = dict.fromkeys(word for command in commands for word in command if word.startswith(SHARED_PLACE))
        return [Path(word.replace(SHARED_PLACE, str(shared))) for word in words]


@dataclass(frozen=True)
class Outcome:
    """What came of one measurement.

    Attributes:
        figures: In the order of the judgements; none when it was skipped or failed.
        speed: As its command says it.
        material: A digest of all the files it was measured on and with; figures compare only where it is the same.
        seconds: Wall-clock time, scoring and start-up included.
        skipped: Why it wasn't measured, else empty.
        failed: What went wrong, else empty.
    """

    measurement: Measurement
    figures: tuple[Figure, ...] = ()
    speed: Speed | None = None
    material: str = ""
    seconds: float = 0.0
    skipped: str = ""
    failed: str = ""
