"""What the status of a registration says: whether the company comes, withdrew, or answers anew in another row."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.values.entries import normalized

Status = Literal["", "cancelled", "void"]

_VOID = re.compile(
    r"\bvoid\b|supersed|replaced by|see (?:the )?new|outdated|obsolete|invalid|duplicate|"
    r"недейств|замен[её]н|устарел|аннулир|дубл|作废|失效|无效|重复|已替代|被替代|以新"
)
_CANCELLED = re.compile(
    r"cancel|withdr|declin|reject|refus|not coming|not attending|not participating|"
    r"will not (?:come|attend)|won't (?:come|attend)|"
    r"no longer|dropped out|pulled out|отказ|отмен|отозва|снят|выбы|не участ|не прие|не прид|退出|取消|放弃|撤|"
    r"不参加|不参会|不来|拒绝"
)
_COMING = re.compile(
    r"confirm|paid|payment|regist|accept|approv|attend|coming|participat|active|valid|complete|submitted|new\b|open\b|"
    r"in progress|pending|wait|review|invited|lead|client|"
    r"подтв|оплач|оплат|зарег|регистрац|принят|одобр|участв|действ|нов|в работе|ожида|рассмотр|приглаш|заявк|клиент|"
    r"确认|已付|缴费|报名|通过|审核|参加|参会|有效|正常|已提交|待"
)
_NOT = re.compile(r"\b(?:not|un|no|не)[\s-]*(?:cancel|withdr|declin|отмен|отказ)|未(?:取消|退出)|没有(?:取消|退出)")


@lru_cache(maxsize=4096)
def status_of(text: str) -> Status | None:
    """What the status of a row says; None where it is not known.

    Parameters
    ----------
    text
        What the cell says.

    Returns
    -------
    Status | None
        ``cancelled`` of a company that does not come, ``void`` of a row that another one of the same company replaces,
        '' of one that comes.
    """
    known = vocabulary().choice("company_status", text)
    bare = normalized(text)
    if known is not None or not bare:
        return "cancelled" if known == "cancelled" else ""
    if _NOT.search(bare):
        return None
    for pattern, status in _PATTERNS:
        if pattern.search(bare):
            return status
    return None


_PATTERNS: tuple[tuple[re.Pattern[str], Status], ...] = ((_VOID, "void"), (_CANCELLED, "cancelled"), (_COMING, ""))
