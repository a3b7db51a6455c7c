"""Where things are: the only place that makes a path or reads an environment variable for one.

Holds locations only. What is stored there, and how, belongs to the packages that read and write it.
"""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
DBT_PROJECT_DIR = PROJECT_DIR / "dbt_project"
_CORRECTIONS, _FETCHING, _QUALITY = "corrections", "fetching", "quality"
KEPT_FOLDERS = (_QUALITY, _FETCHING, _CORRECTIONS)
"""Folders of the warehouse that people or other commands write, and no refresh can make again."""
DATABASE_NAME = "aftermath.duckdb"


def shared_dir() -> Path:
    """The annotated texts and scorers that quality is measured with: ``AFTERMATH_SHARED_DIR``, else ``../shared``.

    They belong to others and are no part of the repository, so the folder may be missing.
    """
    return Path(os.environ.get("AFTERMATH_SHARED_DIR") or PROJECT_DIR.parent / "shared").expanduser().absolute()


def feeds_file() -> Path:
    """What is fetched: ``AFTERMATH_FEEDS``, else the checkout's ``feeds.toml``; fetching is off where it is missing."""
    return Path(os.environ.get("AFTERMATH_FEEDS") or PROJECT_DIR / "feeds.toml").expanduser().absolute()


@dataclass(frozen=True)
class Workspace:
    """The folders of one warehouse.

    Attributes:
        raw_dir: Where articles are dropped; read recursively. A refresh never writes to it; ``aftermath fetch`` adds
            files below ``fetched/``.
        warehouse_dir: Holds the published database, the one file that users open.
    """

    raw_dir: Path
    warehouse_dir: Path

    @classmethod
    def from_environment(cls) -> "Workspace":
        """The workspace named by ``AFTERMATH_RAW_DIR`` and ``AFTERMATH_WAREHOUSE_DIR``, else the checkout's own."""
        raw_dir = Path(os.environ.get("AFTERMATH_RAW_DIR") or PROJECT_DIR / "raw")
        warehouse_dir = Path(os.environ.get("AFTERMATH_WAREHOUSE_DIR") or PROJECT_DIR / "warehouse")
        return cls(raw_dir=raw_dir.expanduser().absolute(), warehouse_dir=warehouse_dir.expanduser().absolute())

    @property
    def build_dir(self) -> Path:
        """Private to the writer; may be deleted at any time and is then refilled from the published file."""
        return self.warehouse_dir / "build"

    @property
    def build_database(self) -> Path:
        """The writer's own file.

        It has the published file's name because DuckDB stores the catalogue's name, which is the file's, inside views
        (duckdb issue 25603): under another name every view would break when the file is moved into place.
        """
        return self.build_dir / DATABASE_NAME

    @property
    def published_database(self) -> Path:
        """The file that users query."""
        return self.warehouse_dir / DATABASE_NAME

    @property
    def corrections_dir(self) -> Path:
        """Where analysts put their corrections; read at every refresh, never written to."""
        return self.warehouse_dir / _CORRECTIONS

    @property
    def quality_history(self) -> Path:
        """Every saved measurement of the engine; beside the published file, and untouched by refreshes."""
        return self.warehouse_dir / _QUALITY / "scores.csv"

    @property
    def fetch_record(self) -> Path:
        """Folder of the record of every attempt to fetch something; untouched by refreshes."""
        return self.warehouse_dir / _FETCHING

    @property
    def previous_database(self) -> Path:
        """The publication before the current one."""
        return self.warehouse_dir / "previous" / DATABASE_NAME
