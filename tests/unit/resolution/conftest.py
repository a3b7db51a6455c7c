"""Fixtures of the resolution tests."""

import pytest
from make_reports import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
