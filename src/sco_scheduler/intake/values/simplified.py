"""Puts traditional Chinese characters into simplified ones, so that one set of words is understood in both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from sco_scheduler.resources import data_file


@lru_cache(maxsize=1)
def simplified() -> Mapping[int, str]:
    """The simplified form of each traditional Chinese character that differs, from ``data/simplified.json``."""
    signs = json.loads(data_file("simplified.json").read_text(encoding="utf-8"))
    return {ord(one): other for one, other in zip(signs["traditional"], signs["simplified"], strict=True)}
