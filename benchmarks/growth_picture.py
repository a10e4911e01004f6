"""The curve of ``benchmarks.growth`` as a small SVG: seconds until the value is settled, over requested pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 30, 56, 74
_LINE, _INK, _PALE = "#1f6f8b", "#333333", "#d9dee2"


def draw(rows: Sequence[Mapping[str, object]], machine: Mapping[str, str]) -> str:
    """An SVG document: one point a size, both axes logarithmic, each point with what was reached."""
    points = [(float(str(row["pairs"])), max(0.1, float(str(row["value_seconds"])))) for row in rows]
    x_from, x_to = floor(log10(min(x for x, _ in points))), ceil(log10(max(x for x, _ in points)))
    y_from, y_to = floor(log10(min(y for _, y in points))), max(2, ceil(log10(max(y for _, y in points))))

    def across(x: float) -> float:
        return _LEFT + (log10(x) - x_from) / (x_to - x_from) * (_WIDTH - _LEFT - _RIGHT)

    def down(y: float) -> float:
        return _HEIGHT - _BOTTOM - (log10(y) - y_from) / (y_to - y_from) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12" fill="{_INK}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        _text(_LEFT, 24, "Seconds until the meetings are chosen and placed, by requested pairs", size=16),
        _text(_LEFT, 42, f"{machine['processor']}, {machine['cores']} cores, OR-Tools {machine['ortools']}"),
    ]
    for power in range(x_from, x_to + 1):
        x = across(10**power)
        parts.append(_stroke(x, _TOP, x, _HEIGHT - _BOTTOM))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 18, f"{10**power:,}", "middle"))
    for power in range(y_from, y_to + 1):
        y = down(10**power)
        parts.append(_stroke(_LEFT, y, _WIDTH - _RIGHT, y))
        parts.append(_text(_LEFT - 8, y + 4, f"{10.0**power:g} s", "end"))
    parts.append(_text(_WIDTH / 2, _HEIGHT - 34, "requested pairs", "middle"))
    path = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in points)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    for row, (x, y) in zip(rows, points, strict=True):
        parts.append(f'<circle cx="{across(x):.1f}" cy="{down(y):.1f}" r="4" fill="{_LINE}"/>')
        last = across(x) > _WIDTH - 150
        parts += [
            _text(across(x) + (-8 if last else 8), down(y) + 18 + 14 * n, text, "end" if last else "start")
            for n, text in enumerate((f"{row['meetings']:,} meetings", _quality(row)))
        ]
    parts.append(
        _text(_LEFT, _HEIGHT - 12, "Each point: meetings held, and their value against the relaxation's bound.")
    )
    return "\n".join([*parts, "</svg>", ""])


def _quality(row: Mapping[str, object]) -> str:
    return "proved best" if row["proved"] else f"{row['below_bound_percent']}% below the bound"


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_PALE}"/>'
