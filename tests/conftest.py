"""What holds for every test: the tester's own feeds are left alone, and a test has the same name in every worker."""

import os
from pathlib import Path

os.environ["AFTERMATH_FEEDS"] = str(Path(__file__).parent / "no_feeds_here.toml")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A case of bytes or a long text is named by its argument and number, never by its content.

    gzip writes the second it is called into its header: two workers of pytest-xdist that collect at either side of a
    second's turn would find tests of different names, and refuse to start.
    """
    return argname if isinstance(val, bytes | str) and (isinstance(val, bytes) or len(val) > 80) else None
