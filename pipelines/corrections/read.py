"""Reads ``corrections/*.csv``: every line becomes a correction, or is refused with its number and the reason.

CSV is taken as data only: no cell is ever part of a query or a template. One bad line stops no other, one unreadable
file no other file.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipelines.corrections.fields import BadValueError, Codes, SettableField, settable_fields
from pipelines.corrections.model import ACTIONS, Correction, CorrectionLine
from pipelines.keys import stable_key

COLUMNS = ("action", "id", "other_ids", "field", "value", "who", "when", "why")
"""The header of a corrections file. ``other_ids``, ``field`` and ``value`` may be missing where no line needs them."""
_OPTIONAL = frozenset({"other_ids", "field", "value"})
_LARGEST_FILE = 20_000_000
_LONGEST_CELL = 4_000
_KEY = re.compile(r"[a-z]{1,8}_[A-Za-z0-9_]{1,64}", re.ASCII)
_LINE_END = re.compile(r"\r\n|\n|\r")
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


def read_corrections(folder: Path, codes: Codes) -> list[CorrectionLine]:
    """Every line of every ``*.csv`` file of a folder, files by name, lines in order.

    Args:
        folder: The corrections folder; may be missing.
        codes: The codes that ``set`` may use.

    Returns:
        One entry for each line that isn't blank, and one with line number 0 for a file that can't be read.
    """
    fields = settable_fields(codes)
    lines: list[CorrectionLine] = []
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else []:
        lines += _read_file(path, fields)
    return lines


def _read_file(path: Path, fields: Mapping[str, SettableField]) -> list[CorrectionLine]:
    name = _printable(path.name)
    try:
        text = _text_of(path)
        return list(_read_lines(name, text, fields))
    except (OSError, UnicodeDecodeError, csv.Error, _UnreadableFileError) as error:
        problem = f"the file can't be read: {error}"
        return [CorrectionLine(stable_key("cor", name), name, 0, problem=_printable(problem))]


class _UnreadableFileError(Exception):
    """The file as a whole is no corrections file."""


def _text_of(path: Path) -> str:
    if not path.is_file():
        raise _UnreadableFileError("it is no regular file")
    if path.stat().st_size > _LARGEST_FILE:
        raise _UnreadableFileError(f"it has more than {_LARGEST_FILE // 1_000_000} MB")
    return path.read_bytes().decode("utf-8-sig")


def _read_lines(name: str, text: str, fields: Mapping[str, SettableField]) -> Iterator[CorrectionLine]:
    # a record is one line: a quote that isn't closed would otherwise swallow the rest of the file
    first, *rest = _LINE_END.split(text)
    header = _header(first)
    for number, line in enumerate(rest, start=2):
        if line.strip(" ,\t"):
            yield _read_line(name, number, header, line, fields)


def _header(line: str) -> list[str]:
    """The columns that the first line names.

    Raises:
        _UnreadableFileError: They aren't those of a corrections file.
    """
    header = [cell.strip().lower() for cell in next(csv.reader([line], strict=True), [])]
    if missing := [column for column in COLUMNS if column not in header and column not in _OPTIONAL]:
        raise _UnreadableFileError(
            f"its first line must name the columns {', '.join(COLUMNS)}; missing: {', '.join(missing)}"
        )
    if strange := [column for column in header if column not in COLUMNS]:
        raise _UnreadableFileError(f"its first line names an unknown column '{strange[0]}'")
    if len(set(header)) < len(header):
        raise _UnreadableFileError("its first line names a column twice")
    return header


def _read_line(
    name: str, number: int, header: list[str], line: str, fields: Mapping[str, SettableField]
) -> CorrectionLine:
    said = dict.fromkeys(COLUMNS, "")
    when, problem = None, None
    try:
        cells = next(csv.reader([line], strict=True))
        said |= {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        if len(cells) != len(header):
            raise BadValueError(
                f"it has {len(cells)} cells where the first line has {len(header)}; quote a value that holds a comma"
            )
        _check(said, fields)
        when = _when(said["when"])
    except csv.Error as error:
        problem = f"it is no line of CSV: {error}"
    except BadValueError as error:
        problem = _printable(str(error))[:_LONGEST_CELL]
    shown = {column: _printable(cell)[:_LONGEST_CELL] or None for column, cell in said.items()}
    return CorrectionLine(
        correction_id=stable_key("cor", *([line] if problem else [said[column] for column in COLUMNS])),
        file_path=name,
        line_number=number,
        action=shown["action"],
        target=shown["id"],
        others=shown["other_ids"],
        field=shown["field"],
        value=shown["value"],
        who=shown["who"],
        corrected_at=when,
        why=shown["why"],
        problem=problem,
    )


def _check(said: Mapping[str, str], fields: Mapping[str, SettableField]) -> None:
    """Refuses a line that isn't well-formed.

    Raises:
        BadValueError: The message says why.
    """
    for column, cell in said.items():
        if len(cell) > _LONGEST_CELL or _printable(cell) != cell:
            raise BadValueError(f"{column} is too long or holds control characters")
    action = said["action"]
    if action not in ACTIONS:
        raise BadValueError(f"'{action}' is no action: {', '.join(ACTIONS)}")
    for column in ("who", "why"):
        if not said[column]:
            raise BadValueError(f"{column} is empty: a correction names who made it and why")
    _check_key(said["id"], "id")
    others = _keys(said["other_ids"])
    for key in others:
        _check_key(key, "other_ids")
    if action in ("merge", "split") and not others:
        raise BadValueError(f"{action} needs other_ids")
    if action not in ("merge", "split") and others:
        raise BadValueError(f"{action} takes no other_ids")
    if action == "set":
        if said["field"] not in fields:
            raise BadValueError(f"'{said['field']}' is no field that can be set: {', '.join(sorted(fields))}")
        fields[said["field"]].check(said["value"])
    elif said["field"] or said["value"]:
        raise BadValueError(f"{action} takes no field and no value")


def corrections_of(lines: Iterable[CorrectionLine], codes: Codes) -> list[Correction]:
    """What the well-formed lines ask for.

    Args:
        lines: As ``read_corrections`` gave them.
        codes: The same as then.
    """
    fields = settable_fields(codes)
    found = []
    for line in lines:
        if line.problem is None and line.action and line.target and line.corrected_at:
            field = fields.get(line.field or "")
            found.append(
                Correction(
                    correction_id=line.correction_id,
                    action=line.action,
                    target=line.target,
                    others=_keys(line.others or ""),
                    field=line.field,
                    values=field.check(line.value or "") if field else {},
                    kinds=field.kinds if field else frozenset(),
                    corrected_at=line.corrected_at,
                    file_path=line.file_path,
                    line_number=line.line_number,
                )
            )
    return found


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(";", " ").split()))


def _check_key(text: str, column: str) -> None:
    if not _KEY.fullmatch(text):
        raise BadValueError(f"{column}: '{text}' is no key, such as atk_3f2a9c0d41b7e865")


def _when(text: str) -> datetime:
    """The moment, in UTC without offset; a day alone is its first moment."""
    try:
        if not _WHEN.fullmatch(text):
            raise ValueError
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        raise BadValueError(f"when: '{text}' is no day or time; write it as 2020-03-11 or 2020-03-11T14:30") from None


def _printable(text: str) -> str:
    """The text without what could steer a terminal or hide itself: control and format characters, lone surrogates."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cs") or char in "\n\t")
