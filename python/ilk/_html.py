"""What a notebook shows: small, in the notebook's own colours, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ._segments import Certificate, Segment

_CARD = (
    "border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:6px;"
    "padding:8px 12px;flex:1 1 14em;max-width:22em"
)
_SHOWN_DRIVERS = 3


def framed(page: str, height: int = 720) -> str:
    """A whole page in a frame of its own, which may run its scripts and reach nothing else."""
    return (
        f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts allow-downloads" '
        f'style="width:100%;height:{height}px;border:0" title="ilk report"></iframe>'
    )


def _card(segment: Segment) -> str:
    drivers = "".join(
        f"<li>{escape(driver.attribute)}: {'higher' if driver.high else 'lower'}</li>"
        for driver in segment.drivers[:_SHOWN_DRIVERS]
    )
    rule = f"<p style='margin:4px 0'>{escape(segment.rule)}</p>" if segment.rule else ""
    return (
        f"<section style='{_CARD}'><strong>{segment.number}&nbsp; {escape(segment.name)}</strong>"
        f"<div>{segment.customers:,} customers, {segment.share:.1%}</div>"
        f"<ul style='margin:4px 0;padding-left:1.2em'>{drivers}</ul>{rule}</section>"
    )


def cards(certificate: Certificate, segments: Sequence[Segment]) -> str:
    """The verdict and a card for each segment."""
    of_segments = "".join(_card(segment) for segment in segments)
    return (
        f"<div><p>{escape(certificate.sentence)}</p>"
        f"<div style='display:flex;flex-wrap:wrap;gap:8px'>{of_segments}</div></div>"
    )
