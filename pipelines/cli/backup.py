"""``aftermath backup`` and ``aftermath restore``: what a person sees of ``pipelines.warehouse.backup``."""

from pathlib import Path

from rich.text import Text

from pipelines.cli import exit_codes
from pipelines.cli.terminal import fail, output, show
from pipelines.paths import Workspace
from pipelines.warehouse.backup import BackupError, back_up
from pipelines.warehouse.backup import restore as restore_backup
from pipelines.warehouse.lock import WriterBusy


def run_backup(archive: Path) -> int:
    """Make a backup; returns the exit code."""
    workspace = Workspace.from_environment()
    if not workspace.published_database.exists():
        fail(f"nothing is published yet in {workspace.warehouse_dir}; run `aftermath refresh`")
        return exit_codes.NOT_PUBLISHED
    try:
        backup = back_up(workspace, archive)
    except WriterBusy as error:
        fail(str(error))
        return exit_codes.BUSY
    except (BackupError, OSError) as error:
        fail(str(error))
        return exit_codes.FAILED
    size = backup.path.stat().st_size / 1e6
    show(output(), Text(f"{len(backup.files)} files in {backup.path} ({size:,.1f} MB)"))
    return exit_codes.OK


def run_restore(archive: Path, replace: bool) -> int:
    """Restore a backup; returns the exit code."""
    workspace = Workspace.from_environment()
    try:
        backup = restore_backup(workspace, archive, replace)
    except WriterBusy as error:
        fail(str(error))
        return exit_codes.BUSY
    except (BackupError, OSError) as error:
        fail(str(error))
        return exit_codes.FAILED
    made = backup.created_at.strftime("%Y-%m-%d %H:%M UTC")
    show(output(), Text(f"{len(backup.files)} files of {made} restored to {workspace.warehouse_dir}"))
    return exit_codes.OK
