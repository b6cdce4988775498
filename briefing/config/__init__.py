"""Settings: what a run is told, by options, the environment and briefing.toml."""

from __future__ import annotations

from briefing.config.settings import FILE_NAME, VARIABLE_PREFIX, Settings, load_settings
from briefing.config.tables import ARTICLE_FIELDS

__all__ = ["ARTICLE_FIELDS", "FILE_NAME", "VARIABLE_PREFIX", "Settings", "load_settings"]
