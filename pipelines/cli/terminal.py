"""How things are printed: consoles that know whether a person is looking.

Nothing here knows what is printed; the commands beside it do. What makes article text harmless is
``pipelines.harmless``.
"""

import os
import sys
from datetime import date
from typing import IO, Any

from rich.console import Console, RenderableType
from rich.text import Text

from pipelines.harmless import visible

_WIDTH_WITHOUT_TERMINAL = 4000
"""Nobody scrolls sideways in a file, and a cut or folded cell would be lost to whatever reads it."""


def console_for(stream: IO[str]) -> Console:
    """A console that writes plain text, without any escape sequence, unless the stream is a terminal."""
    if stream.isatty():
        return Console(file=stream, highlight=False, markup=False, emoji=False)
    return Console(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None,
        force_terminal=False,
        width=_WIDTH_WITHOUT_TERMINAL,
        legacy_windows=False,
    )


def show(console: Console, renderable: RenderableType) -> None:
    """Print something; into a file without the spaces that fill up its lines."""
    if console.is_terminal:
        console.print(renderable)
        return
    with console.capture() as capture:
        console.print(renderable)
    console.file.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def output() -> Console:
    """Where results go."""
    return console_for(sys.stdout)


def fail(message: str) -> None:
    """Say on standard error what is wrong."""
    console_for(sys.stderr).print(Text(f"aftermath: {message}"), soft_wrap=True)


def data(value: Any, style: str = "") -> Text:
    """A value as printable text that is never taken for markup."""
    return Text(visible(value), style=style)


def day(value: date) -> str:
    """A date as people write it: ``11 March 2020``."""
    return f"{value.day} {value:%B %Y}"


def discard_stdout() -> None:
    """Let the interpreter close quietly after the reader of a pipe, such as ``head``, has gone away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
