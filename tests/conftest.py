"""What holds for every test: the tester's own feeds are left alone, and a test has the same name in every worker."""

import os
from pathlib import Path

from hypothesis import settings

os.environ["AFTERMATH_FEEDS"] = str(Path(__file__).parent / "no_feeds_here.toml")

# The same inputs in every run: a test that fails once in a thousand runs tells of nobody's change, and new inputs are
# for fuzzing, a command of its own. No deadline: other work on the machine is not the code's fault.
settings.register_profile("same_inputs", derandomize=True, deadline=None, database=None)
settings.load_profile("same_inputs")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A case of bytes or a long text is named by its argument and number, never by its content.

    gzip writes the second it is called into its header: two workers of pytest-xdist that collect at either side of a
    second's turn would find tests of different names, and refuse to start.
    """
    return argname if isinstance(val, bytes | str) and (isinstance(val, bytes) or len(val) > 80) else None
