"""What holds for every test: the tester's own feeds are neither read nor asked."""

import os
from pathlib import Path

os.environ["AFTERMATH_FEEDS"] = str(Path(__file__).parent / "no_feeds_here.toml")
