"""Where Dagster finds the dbt project, and the manifest that tells it which models there are.

The manifest is dbt's own parse of the project, not kept in git: it is made when the code location loads and none is
there, or when a file of the project is newer. The assets made from it are in ``facts.py``.
"""

from functools import cache
from pathlib import Path

from dagster_dbt import DbtProject
from filelock import FileLock

from pipelines.defs.resources import OfflineDbtCliResource, dbt_executable
from pipelines.paths import DBT_PROJECT_DIR, Workspace

_WRITTEN_BY_DBT = frozenset({"target", "logs", "dbt_packages", ".user.yml"})


@cache
def dbt_project() -> DbtProject:
    """The project, with a manifest that is up to date.

    Raises:
        DagsterDbtCliRuntimeError: dbt can't parse the project; its message says where.
    """
    project = DbtProject(project_dir=DBT_PROJECT_DIR, profiles_dir=DBT_PROJECT_DIR)
    if _is_stale(project.manifest_path, DBT_PROJECT_DIR):
        target = DBT_PROJECT_DIR / project.target_path
        target.mkdir(exist_ok=True)
        # `dagster dev` loads this module in several processes at once; one parses, the others find it done.
        with FileLock(target / "manifest.lock"):
            if _is_stale(project.manifest_path, DBT_PROJECT_DIR):
                _parse(project)
    return project


def dbt_cli(project: DbtProject) -> OfflineDbtCliResource:
    """What starts dbt on the project."""
    return OfflineDbtCliResource(
        project_dir=str(project.project_dir),
        profiles_dir=str(project.profiles_dir),
        dbt_executable=dbt_executable(),
        global_config_flags=["--no-use-colors"],
    )


def _parse(project: DbtProject) -> None:
    database = Workspace.from_environment().build_database
    dbt_cli(project).start(["parse", "--quiet"], database, target_path=project.target_path).wait()


def _is_stale(manifest: Path, project_dir: Path) -> bool:
    if not manifest.exists():
        return True
    made = manifest.stat().st_mtime_ns
    return any(
        path.stat().st_mtime_ns > made
        for path in project_dir.rglob("*")
        if path.relative_to(project_dir).parts[0] not in _WRITTEN_BY_DBT
    )
