"""What the floors are measured on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder() -> Path:
    """The folder with the evaluation data; without it, what needs it is skipped."""
    name = os.environ.get("BRIEFING_EVALUATION_DATA")
    if not name:
        pytest.skip("BRIEFING_EVALUATION_DATA names no folder with evaluation data")
    return Path(name)
