"""The report as a value."""

from __future__ import annotations

import os
from typing import Any

from ._errors import UsageError, fault
from ._files import write_file
from ._html import framed


def require_one(ids: bool, share: bool) -> None:
    """Ids, or a report to share."""
    if ids and share:
        raise fault(
            UsageError, "a report to share names no customer", "leave out ids=True or share=True"
        )


class Report:
    """The report's page; a notebook shows it in a frame."""

    def __init__(self, page: str, data: dict[str, Any]) -> None:
        self.page = page
        self.data = data
        """What it draws, as docs/report-data.md describes it."""

    def _repr_html_(self) -> str:
        return framed(self.page)

    def save(self, path: str | os.PathLike[str]) -> None:
        write_file(path, self.page.encode())
