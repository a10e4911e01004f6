"""What remarks, comments and what else is not used say about meetings: a wish, a refusal, an absence, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.built import Wish, WishCount
from sco_scheduler.intake.understanding.columns import DATE, MOST_LOOKED_AT, Column
from sco_scheduler.intake.understanding.doubts import may_matter
from sco_scheduler.intake.understanding.fields import NOTHING, is_other_matter, says_something_else
from sco_scheduler.intake.understanding.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.paint import STRUCK
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.regions import Region, matrix_company
from sco_scheduler.intake.understanding.settling import GONE, OF_WISHES, Settler, naming_columns
from sco_scheduler.intake.understanding.words import (
    is_blank,
    polarity_of,
    refers_to,
    refused_in,
    says_refusal,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.absences import SPAN, absence_in_figures, tells_absence, tells_itself
from sco_scheduler.intake.values.entries import read_limit, says_limit, written
from sco_scheduler.intake.values.presence import told_absence
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.resources import lazy_regex

NAMES_TIME = lazy_regex(
    r"\d{1,2}[:：]\d{2}|\bс \d{1,2} до \d{1,2}\b|\d{1,2}\s*[点點时時]|\d{1,2}\s*[ap]m\b|"
    r"morning|afternoon|утр|обед|днем|днём|вечер|上午|下午",
    re.IGNORECASE,
)
"""A time or a part of the day."""

_WHEN = lazy_regex(
    r"\d{1,2}[:：.]\d{2}|\d{1,2}\s*(?:[ap]\.?m\b|h\b|o'clock|час|点|时)|\b(?:mid)?day|morning|afternoon|evening|noon|lunch|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct"
    r"|nov|dec)|(?:january|february|march|april|june|july|august|september|october|november|december)\s+\d|"
    r"утр|обед|полд|вечер|\b(?:день|дня|дню)\b|понедельник|вторник|\bсред[аыу]\b|четверг|пятниц|суббот|воскресень|"
    r"\d\s*(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)|"
    r"上午|下午|中午|晚上|第.{1,2}天|[\d一二三十][日号]|周[一二三四五六日天]|星期|当天|首日|全天|半天",
    re.IGNORECASE,
)
_AWAY = lazy_regex(
    r"\bcan(?:no|'|’)?t\b|cannot|can not|\bunable|\bwon['’]t|will not|\bnot (?:come|coming|attend|be|here|there|able|"
    r"free|available|present|before|after|earlier|later)|unavailab|\b(?:absent|away|busy|miss|skip|late|early|only|until|till)\b|"
    r"\bleav(?:e|es|ing)\b|\bdepart|\barriv|"
    r"\bне (?:смо[жг]|мо[жг]|буд|приед|прид|успе|раньше|позже|ранее|позднее|участв|присутств)|отсутств|опозда|"
    r"задерж|уезж|\bуед|улет|прилет|прибу|приед|только|занят|лишь|\bдо \d|\bпосле \d|"
    r"不能|无法|不在|没空|没有空|有事|晚到|迟到|早退|离开|到达|抵达|才到|只能|只有|仅|请假|缺席|提前|来不了|不来|不参加|不便",
    re.IGNORECASE,
)
_REFUSES = lazy_regex(
    r"\b(?:please|pls|kindly),? (?:not|no|avoid|don['’]t|do not|never)\b|\bno meetings?\b|compet(?:e|it)|\brivals?\b|"
    r"\b(?:not|never|don['’]t|avoid) (?:\w+ ){0,4}(?:with|meet)\b|"
    r"(?:прос\w+|пожалуйста,?) не\b|\bне (?:\w+ ){0,3}(?:встреч|назнач|сажа|став)|конкурент|"
    r"勿|(?:不要|不想|不愿|不希望|别|请不).{0,8}(?:见|谈|安排|对接|坐)|竞争",
    re.IGNORECASE,
)
_WISHES = lazy_regex(
    r"\b(?:want|like|wish|love|need|hope|prefer|keen|interested|must)\b.{0,12}\b(?:meet|see|talk)|"
    r"(?:хо[тч]|жела|прос|интерес|нужн)\w*.{0,30}(?:встре|переговор)|(?:想|希望|要求|必须).{0,8}(?:见|谈|对接)",
    re.IGNORECASE,
)


def may_say(text: str) -> bool:
    """Whether a remark may say of itself when somebody is away, whom it wishes or refuses, or how many meetings.

    It need not name a company or a time that is known: ``cannot come on day 2``, ``please not our competitor``.
    """
    if _AWAY.search(text) and _WHEN.search(text):
        return True
    return says_limit(text) or _REFUSES.search(text) is not None or _WISHES.search(text) is not None


def says_remark(text: str) -> bool:
    """Whether a remark, whoever it names, may say something of meetings: a refusal, a time or a limit."""
    return says_refusal(text) or tells_itself(text) or says_limit(text) or NAMES_TIME.search(text) is not None


class RemarkReader:
    """Takes what remarks of planned sheets say, once their wishes are taken."""

    def __init__(self, settler: Settler) -> None:
        self._settler = settler
        self._names, self._decider, self._built = settler.names, settler.decider, settler.built
        self._struck: set[Cell] = set()

    def remarks(self, plan: Plan) -> None:
        """Stop for remarks that name a company or a time of day: they may be wishes, refusals or absences."""
        own = naming_columns(plan)
        for column in plan.region.columns:
            meaning = plan.meanings.get(column.number, NOTHING).field
            if meaning not in {"notes", "nothing"} or not is_remarks(column):
                continue
            if plan.meanings.get(column.number) is not None and meaning == "nothing" and self._is_said(plan, column):
                continue
            beside = {r for r, _ in levels_beside(plan, (column,))}
            for row, text in column.cells.items():
                here = {self._names.find(c.cells[row]).company for c in own if row in c.cells}
                others = self._named_in(text) - here
                noted = meaning == "notes" and plan.holds != PAIRS
                # Of a sheet of the format, by no name of it; products may be called as companies are.
                unknown = column.number not in plan.meanings and not says_something_else(column)
                told = others and (not plan.familiar or noted or unknown or says_refusal(text))
                away = tells_absence(text) or told_absence(text) is not None or SPAN.search(text) is not None
                itself = not others and (away or says_limit(text) or (noted and may_say(text)))
                itself = itself or (
                    not others and not plan.familiar and row not in beside and _may_decide(text, meaning)
                )
                gone = says_gone(text) if not others and plan.holds == COMPANIES else 0.0
                if gone and (not plan.familiar or gone >= SURE):
                    self._take_gone(plan, row, own, (text, plan.region.cell(row, column)), gone)
                    continue
                if not told and not itself and (plan.familiar or not NAMES_TIME.search(text)):
                    continue
                cell = plan.region.cell(row, column)
                if others and self._refused(plan, row, own) >= others:
                    continue  # said already in a row of its own
                if not others:
                    self._of_remark(plan, row, own, text, cell)
                    continue
                for part in self._apart(text, others):
                    if self._named_in(part) - here:
                        self._of_others(plan, row, own, part, (here, cell))
                    else:
                        self._of_remark(plan, row, own, part, cell)

    def _apart(self, text: str, others: AbstractSet[str]) -> Sequence[str]:
        """The sentences of a remark that say something, where each says something else; else the whole remark."""
        parts = [part.strip() for part in _SENTENCES.split(text) if part.strip()]
        naming = [part for part in parts if self._named_in(part) & others]
        named = set[str]().union(*map(self._named_in, naming))
        further = [p for p in parts if p not in naming and (tells_absence(p) or told_absence(p) or says_limit(p))]
        several = len({polarity_of(part) for part in naming}) > 1 or bool(further)
        return [*naming, *further] if several and others <= named else [text]

    def _named_in(self, text: str) -> set[str]:
        """The companies that a remark names: whole, or the one that it refuses by a short name."""
        named = self._names.mentioned(text)
        refused = [refused_in(part.strip()) for part in _SENTENCES.split(text)] if not named else []
        near = [self._names.near(name) for name in refused if name]
        return {found[0] for found in near if found is not None and found[1] >= SURE} or named

    def _of_others(
        self, plan: Plan, row: int, own: Sequence[Column], text: str, place: tuple[AbstractSet[str | None], Cell]
    ) -> None:
        """Take the level that a remark says of the other companies that it names."""
        here, cell = place
        others = self._named_in(text) - here
        refused = self._names.find(refused_in(text)).company
        sure = 0.93 if refused is not None and others == {refused} and self._can_meet(here, refused) else 0.5
        meant = self._settler.meaning_of_remark(text, cell, polarity_of(text[:400]), plan.sheet, sure=sure)
        level = OF_WISHES.get(meant)
        asker = self._settler.asker(plan, row, own) if level is not None else None
        if level is not None and asker is not None:
            self._take(plan, asker[1][0], others, level, cell)

    def _take_gone(self, plan: Plan, row: int, own: Sequence[Column], remark: tuple[str, Cell], sure: float) -> None:
        """Take that the company of a row does not come, or ask for it."""
        text, cell = remark
        asker = self._settler.asker(plan, row, own)
        if self._settler.meaning_of_remark(text, cell, None, plan.sheet, gone=sure) != GONE or asker is None:
            return
        if asker[0] is not None:
            self._built.amended.add(plan.sheet)
            asker[0].values["status"] = (GONE, cell)

    def _can_meet(self, here: AbstractSet[str | None], other: str) -> bool:
        """Whether the company of a row and another may meet, so that a refusal means something."""
        records = [self._built.records[key] for key in (*here, other) if key in self._built.records]
        return len(frozenset[Role]().union(*(record.roles for record in records))) > 1

    def rows(self, plan: Plan, apart: Iterable[tuple[int, str]]) -> None:
        """Stop for rows that name companies and are no part of the list, or name none of their own."""
        for row, text in apart:
            self._settler.meaning_of_remark(text, plan.region.cell(row, 0), None, plan.sheet, mere=True)

    def _refused(self, plan: Plan, row: int, own: Sequence[Column]) -> set[str]:
        """The companies that the company of a row refuses in rows of the format's own Requests."""
        own_names = {self._names.find(c.cells[row]).company for c in own if row in c.cells}
        return {
            key
            for wish in self._built.wishes
            if wish.raw and str(wish.raw.get("level", ("",))[0]) == Level.NO.value
            if self._names.find(wish.asker).company in own_names
            if (key := self._names.find(wish.target).company) is not None
        }

    def _of_remark(self, plan: Plan, row: int, own: Sequence[Column], text: str, cell: Cell) -> None:
        """Take an absence or a limit that a remark says."""
        if not _AWAY.search(text) and not tells_itself(text) and not says_limit(text) and not NAMES_TIME.search(text):
            self._settler.meaning_of_remark(text, cell, None, plan.sheet, mere=True)
            return
        meant = self._settler.meaning_of_remark(text, cell, None, plan.sheet)
        asker = self._settler.asker(plan, row, own) if meant in {"Not available", "Maximum"} else None
        if asker is None or asker[0] is None:
            return
        values = asker[0].values
        self._built.amended.add(plan.sheet)
        span = SPAN.search(text)
        text = told_absence(text) or (span[0] if span is not None and absence_in_figures(text) is None else text)
        if meant == "Maximum":
            values.setdefault("maximum", (read_limit(text, "maximum") or text, cell))
        elif "not_available" in values:
            before, place = values["not_available"]
            values["not_available"] = f"{written(before)}; {text}", place
        else:
            values["not_available"] = text, cell

    def _is_said(self, plan: Plan, column: Column) -> bool:
        names = (f"column {column.letters}", *column.titles)
        return any(self._decider.said(("form", plan.sheet, "columns", name)) is not None for name in names)

    def comments(self, plans: Sequence[Plan], comments: Mapping[Cell, str]) -> None:
        """Take what comments on cells say, or stop for it: who looks at the sheet sees them, and they may refuse."""
        self._struck = {cell for cell, text in comments.items() if text.startswith(STRUCK)}
        places = {
            plan.region.cell(row, column): (plan, row, column)
            for plan in plans
            for row in plan.region.rows
            for column in plan.region.columns
        }
        for cell, text in comments.items():
            place = places.get(cell)
            if place is None:
                if self._names.mentioned(text):
                    self._settler.meaning_of_remark(text, cell, None, cell.sheet, mere=True)
                continue
            if text.startswith(STRUCK):
                self._of_struck(*place, text, cell)
            else:
                self._of_comment(*place, text, cell)

    def _of_struck(self, plan: Plan, row: int, column: Column, text: str, cell: Cell) -> None:
        """Ask whether a company whose name is struck through does not come, or what a struck wish means."""
        own = naming_columns(plan)
        if column in own[:1]:
            self._take_gone(plan, row, own, (text, cell), 0.6)
        elif not any(row in c.cells and plan.region.cell(row, c) in self._struck for c in own[:1]):
            self._settler.meaning_of_remark(text, cell, None, cell.sheet, mere=True)

    def _of_comment(self, plan: Plan, row: int, column: Column, text: str, cell: Cell) -> None:
        """Take what the comment on a cell of a list says of the company of its row."""
        pair = [c for name in ("from", "to") if (c := plan.column(name)) is not None] if plan.holds == PAIRS else []
        own = pair[:1] or naming_columns(plan)
        here = {self._names.find(c.cells[row]).company for c in own if row in c.cells}
        named = {self._names.find(c.cells[row]).company for c in pair if row in c.cells}
        others = self._names.mentioned(text) - here - named
        told = sure_level(text)
        refuses = says_refusal(text) or told in {Level.MUST, Level.MAYBE}
        if not others and refuses:
            meaning = plan.meanings.get(column.number, NOTHING)
            on_cell = {part.company for part in self._names.split(column.cells.get(row, ""))} | {
                meaning.company or None
            }
            others = {key for key in (on_cell | named) - here if key is not None}
        asker = self._settler.asker(plan, row, own)
        if not others and (not refuses or told_absence(text) is not None):
            if asker is not None and (says_remark(text) or may_say(text) or DATE.search(text)):
                self._of_remark(plan, row, own, text, cell)
            return
        likely, mere = (told or polarity_of(text[:400])) if others else None, not others or asker is None
        clear = told in {Level.MUST, Level.MAYBE} or text == Level.NO.value
        sure = 0.93 if clear and len(others) == 1 else 0.5
        meant = self._settler.meaning_of_remark(text, cell, likely, cell.sheet, mere=mere, sure=sure)
        level = OF_WISHES.get(meant)
        if level is None or asker is None:
            return
        self._take(plan, asker[1][0], others, level, cell)

    def _take(self, plan: Plan, asker: str, targets: AbstractSet[str], level: Level, cell: Cell) -> None:
        """Take the wishes of a remark for companies."""
        count = self._built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        for key in sorted(targets & self._built.records.keys()):
            count.wishes += 1
            count.columns.add(cell.column)
            count.askers.add(asker)
            self._built.wishes.append(Wish(asker, self._built.records[key].named, level, None, cell))


_SENTENCES = lazy_regex(r"[;；\n。]|\.\s")
"""What parts the sentences of a remark."""


def is_remarks(column: Column) -> bool:
    """Whether a column may hold remarks: words, and not of other matters."""
    return column.profile.moments < 0.9 and column.profile.letters >= 0.3 and column.score("nothing") < 0.7


def levels_beside(plan: Plan, remarks: Sequence[Column] | None = None) -> dict[tuple[int, int], Level]:
    """The levels that remarks give to a choice that their title refers to, by the row and the column of the choice."""
    found: dict[tuple[int, int], Level] = {}
    if plan.familiar:
        return found
    for column in plan.region.columns if remarks is None else remarks:
        place = refers_to(column.title)
        if place is None or plan.meanings.get(column.number, NOTHING).field not in {"notes", "nothing"}:
            continue
        choices = [c for c, _ in plan.wish_columns() if c.choice == place and c is not column]
        for row, text in column.cells.items() if len(choices) == 1 else ():
            level = sure_level(text)
            if level is not None and level is not Level.WANT:
                found[row, choices[0].number] = level
    return found


def _may_decide(text: str, meaning: str) -> bool:
    """Whether a remark is a mere word for a must or a refusal, of which nothing says whom it is about."""
    return meaning == "notes" and not is_blank(text) and sure_level(text) in {Level.MUST, Level.NO}


def sheet_may_matter(grid: Grid, region: Region | None, names: NameIndex) -> bool:
    """Whether a sheet that is not used names companies, and says more of them than that they are there.

    Parameters
    ----------
    grid
        The sheet.
    region
        Its list, if it has one.
    names
        The companies that are known.
    """
    if title_score(grid.name, "nothing") >= _OTHER_MATTER or fold(grid.name) in FINDINGS_SHEETS:
        return False
    if region is not None and _list_may_matter(region, names):
        return True
    listed = region is not None and any(column.profile.companies >= _NAMES for column in region.columns)
    cells = (value for values in grid.rows.values() for value in values.values() if isinstance(value, str))
    texts = list(dict.fromkeys(text for value in cells if len(text := written(value)) >= _SHORTEST))[:MOST_LOOKED_AT]
    named = [text for text in texts if names.find(text).company is not None]
    scattered = not listed and len(named) > 1 and len(texts) - len(named) > 1  # and no mere list of names
    return scattered or any(_says_more(text, names) for text in texts)


FINDINGS_SHEETS = frozenset({"findings", "检查结果", "замечания"})
"""What the list of findings in an annotated copy is called, in each language."""

_OTHER_MATTER = 0.7
_SHORTEST = 4


def _list_may_matter(region: Region, names: NameIndex) -> bool:
    columns = [column for column in region.columns if column.cells]
    naming = [column for column in columns if column.profile.companies >= _NAMES]
    headed = [c for c in columns if c not in naming and any(matrix_company(title, names) for title in c.titles)]
    if not naming and not headed:
        return False
    others = [column for column in columns if column not in naming and not is_other_matter(column)]
    same = all(
        names.find(column.cells[row]).company == names.find(naming[0].cells[row]).company
        for column in naming[1:]
        for row in column.cells.keys() & naming[0].cells.keys()
    )
    return (
        not same
        or bool(headed)
        or any(may_matter(column, COMPANIES) is not None or _notes_matter(column) for column in others)
    )


def _notes_matter(column: Column) -> bool:
    """Whether notes of a sheet that is not read say something of meetings."""
    return any(says_remark(text) or sure_level(text) in {Level.MUST, Level.NO} for text in column.cells.values())


_NAMES = 0.6


def _says_more(text: str, names: NameIndex) -> bool:
    """Whether a text names companies and something of their meetings, or several that are no list of names."""
    mentioned = names.mentioned(text)
    if not mentioned or says_remark(text):
        return bool(mentioned)
    if names.find(text).company is not None:
        return False
    return len(mentioned) > 1 and any(part.company is None for part in names.split(text))


def rows_apart(plan: Plan, names: NameIndex) -> Iterator[tuple[int, str]]:
    """The rows of a sheet that name companies and that no company is read from.

    Parameters
    ----------
    plan
        How the sheet is read.
    names
        The companies that are known.

    Yields
    ------
    tuple[int, str]
        The row, and what stands in it.
    """
    for row, text in plan.region.remarks.items():
        if not is_total(text) and names.mentioned(text):
            yield row, text
    own = [plan.column(name) for name in ("from", "to")] if plan.holds == PAIRS else naming_columns(plan)
    known = [column for column in own if column is not None]
    for row in plan.region.rows if known else ():
        if any(row in column.cells for column in known):
            continue
        text = "; ".join(column.cells[row] for column in plan.region.columns if row in column.cells)
        if names.mentioned(text):
            yield row, text
