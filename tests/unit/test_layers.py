"""The pure packages stay free of Dagster: by what their source says, and by what an import really loads."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PIPELINES = Path(__file__).parents[2] / "pipelines"
PURE_PACKAGES = ("fetching", "articles", "events", "resolution", "vocabulary", "warehouse", "quality")
ORCHESTRATION = {"dagster", "dagster_dbt", "dagster_duckdb", "dagster_graphql", "dagster_webserver"}
UPSTREAM = {
    "fetching": {"fetching"},
    "articles": {"articles"},
    "vocabulary": {"vocabulary"},
    "events": {"events", "vocabulary"},
    "corrections": {"corrections", "vocabulary"},
    "resolution": {"resolution", "vocabulary", "events", "articles", "corrections"},
    "quality": {"quality", "events"},
}
"""What each stage may import of the others: knowledge flows the way data does. ``warehouse`` stores them all, and
``quality`` asks the engine for nothing but its version: it measures by running the commands of ``benchmarks/``."""


def modules_of(package: str) -> list[Path]:
    found = sorted((PIPELINES / package).rglob("*.py"))
    assert found, f"pipelines/{package} has no modules: this test would pass over nothing"
    return found


def imported_names(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("package", PURE_PACKAGES)
def test_source_of_pure_packages_names_no_orchestration(package: str) -> None:
    offenders = {
        str(module.relative_to(PIPELINES)): sorted(found)
        for module in modules_of(package)
        if (found := {name for name in imported_names(module) if name.split(".")[0] in ORCHESTRATION})
    }
    assert offenders == {}


@pytest.mark.parametrize("package", PURE_PACKAGES)
def test_pure_packages_import_neither_the_wiring_nor_the_command_line(package: str) -> None:
    forbidden = ("pipelines.defs", "pipelines.definitions", "pipelines.cli")
    offenders = {
        str(module.relative_to(PIPELINES)): sorted(found)
        for module in modules_of(package)
        if (found := {name for name in imported_names(module) if name.startswith(forbidden)})
    }
    assert offenders == {}


@pytest.mark.parametrize("package", sorted(UPSTREAM))
def test_stages_import_only_what_lies_upstream(package: str) -> None:
    stages = set(PURE_PACKAGES)
    offenders = {
        str(module.relative_to(PIPELINES)): sorted(found)
        for module in modules_of(package)
        if (
            found := {
                name
                for name in imported_names(module)
                if name.startswith("pipelines.") and name.split(".")[1] in stages - UPSTREAM[package]
            }
        )
    }
    assert offenders == {}


@pytest.mark.parametrize("package", ["corrections", "defs"])
def test_the_wiring_does_not_import_the_command_line(package: str) -> None:
    offenders = {
        str(module.relative_to(PIPELINES)): sorted(found)
        for module in modules_of(package)
        if (found := {name for name in imported_names(module) if name.startswith("pipelines.cli")})
    }
    assert offenders == {}


def test_importing_every_pure_module_loads_no_dagster() -> None:
    names = [
        ".".join(("pipelines", *module.relative_to(PIPELINES).with_suffix("").parts)).removesuffix(".__init__")
        for package in PURE_PACKAGES
        for module in modules_of(package)
        if module.name != "__main__.py"
    ]
    program = "\n".join(
        [
            "import sys, importlib",
            *(f"importlib.import_module({name!r})" for name in names),
            f"print(sorted(set(sys.modules) & {ORCHESTRATION!r}), {len(names)})",
        ]
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=PIPELINES.parent
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["[]", str(len(names))]


def test_the_command_line_starts_without_dagster() -> None:
    program = "import sys, pipelines.cli; print('dagster' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PIPELINES.parent
    )
    assert done.stdout.strip() == "False"
