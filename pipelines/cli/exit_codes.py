"""What the command's exit codes mean; scripts rely on them, so they don't change."""

OK = 0
FAILED = 1
"""The refresh failed or its checks refused publication; the database rejected a query; no such attack."""
USAGE = 2
"""The command line can't be understood (typer's own code)."""
BUSY = 3
"""Another refresh is writing this warehouse."""
NOT_PUBLISHED = 4
"""There is no published file yet."""
INTERRUPTED = 130
"""Stopped from the keyboard, as shells report it."""
