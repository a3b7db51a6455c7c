"""The version of the engine: a number for people, and a fingerprint of every rule, word and weight it reads with."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipelines.events.learned.models import is_installed

VERSION = "1.0"


def _fingerprint() -> str:
    """SHA-256 over the engine's code, vocabulary and learned weights: a change to any reads every article again."""
    digest = hashlib.sha256()

    def visit(folder: Traversable, path: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    visit(entry, f"{path}/{entry.name}")
            elif entry.name.endswith((".py", ".csv", ".crf")):
                digest.update(f"{path}/{entry.name}\0".encode())
                digest.update(entry.read_bytes())

    for package in ("pipelines.events", "pipelines.vocabulary"):
        visit(files(package), package)
    return digest.hexdigest()[:12]


ENGINE_VERSION = f"{VERSION}+{_fingerprint()}" + ("" if is_installed("roles") else "-rules")
"""Version and fingerprint, as ``events.extractions`` keeps it; ends in ``-rules`` where the weights are missing."""
