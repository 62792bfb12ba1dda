"""Reports of 青石镇 at their readers' and writers' browsers."""

from tests.reports.conftest import bound, drafted, hazards, signed  # noqa: F401  the same town, the same reports
