"""What is installed, what is configured, what is wrong and how to mend it."""

from __future__ import annotations

from briefing.doctor.examination import examine
from briefing.doctor.findings import Examination, Finding, Setting
from briefing.doctor.rebuilding import Rebuilt, rebuild

__all__ = ["Examination", "Finding", "Rebuilt", "Setting", "examine", "rebuild"]
