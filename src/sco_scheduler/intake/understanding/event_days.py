"""Infers the days of an event without a sheet of sessions, from titles above its lists and columns of hours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import takewhile

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.contents import halves_in, lists_days
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.hour_columns import moves
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD
from sco_scheduler.intake.understanding.cells.slots import asks_of_hours, slot_hours
from sco_scheduler.intake.understanding.cells.ticked_hours import offers_hours
from sco_scheduler.intake.understanding.days_of_any_year import (
    MOST_DAYS,
    are_near,
    filled,
    in_a_year,
    in_suitable_year,
    without_year,
)
from sco_scheduler.intake.understanding.hour_spans import ranges_in, without_hours, without_ranges
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.slashed_days import dotted_in, figures_in, with_slashed_days, with_year_twice
from sco_scheduler.intake.values.bare_days import with_months_of_days
from sco_scheduler.intake.values.dates import ANY_YEAR, WEEKDAY, leading_date, leading_day, with_days
from sco_scheduler.intake.values.day_spans import with_each_day
from sco_scheduler.intake.values.days_in_words import persian_date, with_persian_days_of_any_year, with_persian_month
from sco_scheduler.intake.values.entries import in_ascii_digits, months, normalized, written
from sco_scheduler.intake.values.journeys import Place, dates_of, moments_of
from sco_scheduler.intake.values.native_days import in_common_years, with_persian_dates
from sco_scheduler.intake.values.presence import DAY, MONTH, day_of
from sco_scheduler.intake.values.weekdays import weekdays_beside, without_weekdays
from sco_scheduler.resources import lazy_regex

MOST_FACTS = 20
"""The most rows of a sheet that states facts about the event."""
_LONGEST_TITLE = 150
_OTHER_DAY = lazy_regex(
    r"\b(?:by(?! (?:e-?mail|mail|(?:tele)?phone|post|fax|letter|form|invitation))|"
    r"(?:until|till|before)(?! (?:noon|\d{1,2}(?::\d\d| ?(?:noon|[ap]\.?m|h\b))))|deadline|due|"
    r"updated?|version|as (?:of|at)|printed|created|generated|sent|"
    r"prepared|compiled|issued|filled in|drawn up|составлен\w*|подготовлен\w*|заполнен\w*|сформирован\w*|erstellt|"
    r"ausgefüllt|établie?|édité|impresso|elaborad[oa]|redatt[oa]|düzenlen\w*|hazırlan\w*|tuzilgan|толтыр\w*|жасалған|"
    r"rekap\w*|recap\w*|свод\w*|übersicht|zestawienie|riepilogo|récap\w*|resumen|resumo|"
    r"collect(?:ed|ion)|gathered|gesammelt|recueilli\w*|collecté\w*|recopilad\w*|raccolt\w*|coletad\w*|recolhid\w*|topla(?:nan|ndı)|"
    r"zebran\w*|собран\w*|сбор\w*|зібран\w*|жинал(?:ған|ды)|to['ʻ‘’`]plangan|"
    r"received|registration(?!s? (?:list|forms?|sheet|table|data)\b)|reply|send|return|submit\w*|arriv\w*|depart\w*|"
    r"(?<!\d )до(?! \d{1,2}[:.]\d\d (?:час|вечера|дня))|"
    r"не позднее|срок\w*|выгруз\w*|"
    r"пришл\w*|поступи\w*|версия|обновл\w*|по состоянию|стан на|"
    r"отправ\w*|получен\w*|верн\w*|ответ\w*|заезд|выезд|приезд|отъезд|"
    r"stand(?=:| \d{1,2}\.\d{1,2}\.)|maj(?= (?:le |du )?\d{1,2}[/.]\d)|à jour|actualiza[dt]\w*|aggiornat[oa]|güncel\w*|"
    r"aktualiz\w*|wersja|станом|оновл\w*|нұсқа\w*|жаңарт\w*|holatiga|yangilan\w*|cập nhật|diperbarui|kemas ?kini|"
    r"stan (?:na|z)|op+dat\w*|frissít\w*|bijgewerkt|ajour\w*|نسخة|نسخه|تحديث|محدث\w*|ενημ\w*|päivit\w*|"
    r"خروجی|خروجي|گزارش|anmeldeschluss|frist)\b|截[止至]|收集|征集|之前|前提交|更新|导出|版本|生成|收到|填[报表写]日期|编制|印发|打印|报名(?!表|名单|信息|汇总|登记|情况|数据|统计)|抵达|离开|"
    r"第\s?[\d一二三四五六七八九十]+\s?[版稿]|修订|修改|制表|现在|現在|時点|作成|改訂|기준|현재|작성|"
    r"\b(?:rev(?:ision)?|ver|vers(?:i[oó]n|ione|ão|iunea)|verze|wersja|fassung|draft|status|état|dated|"
    r"ред(?:акц\w+)?|вер|верси\w+)\b[.:]?\s*(?:no\.?|№|vom|of|du|del|от|z dnia)?\s*\d|"
    r"\bv\.?\d+(?![\d:.])|\d\. (?:verze|wersja|fassung)"
)
"""Words that mark another day, such as a deadline or that of the export."""


def marks_other_day(text: str) -> bool:
    """Whether a text has a word that marks another day than that of the event, such as a deadline."""
    return _OTHER_DAY.search(normalized(text)) is not None


def days_said(plans: Sequence[Plan], grids: Sequence[Grid] = (), offered: Collection[Place] = ()) -> tuple[Place, ...]:
    """Infer the days of the event, in order; empty if they are not stated, or statements differ.

    Parameters
    ----------
    plans
        The plans of the sheets.
    grids
        All sheets; those without a plan may state facts about the event.
    offered
        The days of hours that answers choose from, which count where no text states any.
    """
    read = [plan for plan in plans if plan.holds != NOTHING_HELD]
    asked, chosen = ({day for plan in read for day in of(plan)} for of in (_of_hours, _of_choices))
    above = _days_above([plan.region for plan in read], grids)
    above = [days for days in _without_stamps([asked, *above]) if days is not asked] if len(asked) > 1 else above
    told = set().union(*above)
    if not (told in above and without_year(chosen) < without_year(told)):  # ``only on the 11th``
        asked |= chosen
    if asked and told and without_year(asked) & without_year(told) not in (without_year(asked), without_year(told)):
        return ()  # neither has all days of the other
    cells = {day for plan in read for day in _of_absences(plan)}
    regions = [plan.region for plan in read]
    titled = any(days_in(column.title) for region in regions for column in region.columns) or not asked
    only_some = not titled and told in above and without_year(asked) < without_year(told)  # ``only 9 and 10 June``
    found = (asked if not only_some else set()) or (told if told in above else set()) or _in_rows(regions, grids)
    found = found or _mentioned(regions, grids, without_year(cells))
    found = found or _each_in_a_title(regions) or set(offered)
    around = (day for of in in_a_year(found) for day in _days_around(of))
    if not without_year(cells) & {(day.month, day.day) for day in around} <= without_year(found):
        return ()  # somebody is away on another day
    return in_one_year(found, told, _titles(regions))


def _days_around(day: date) -> Iterator[date]:
    """The days that an event with this day may have; dates end with the year 9999."""
    number = day.toordinal()
    first, last = max(date.min.toordinal(), number - MOST_DAYS), min(date.max.toordinal(), number + MOST_DAYS)
    return map(date.fromordinal, range(first, last + 1))


def in_one_year(days: Collection[Place], others: Iterable[Place] = (), titles: Iterable[str] = ()) -> tuple[Place, ...]:
    """The days in order, each with the year that any of them or others have; empty for many days or two years.

    If none has a year, it is that of the titles, unless they have several, or the days of the week contradict it.
    """
    years = {year for year, _, _ in (*days, *others)} - {0} or _year_of(titles, days) or {0}
    dated = sorted(without_year(days))
    if len(years) > 1 or len(dated) > MOST_DAYS:
        return ()
    year = years.pop()
    return tuple((year, month, number) for month, number in dated)


def _year_of(titles: Iterable[str], days: Collection[Place]) -> set[int]:
    """The one year that titles have, if the days of the week beside the days are so in it."""
    texts = [text for text in titles if _OTHER_DAY.search(normalized(text)) is None]
    years = {int(number) for text in texts for number in _YEAR_ALONE.findall(text)}
    numbers = {number for _, _, number in days}
    said = [weekdays_beside(text, numbers) for text in texts if len(years) == 1 and days_in(text)]
    fits = all(
        (day := _date(year, month, number)) is not None and day.weekday() in of.get(number, {day.weekday()})
        for of in said
        for year in years
        for _, month, number in days
    )
    return years if len(years) == 1 and fits else set()


def _date(year: int, month: int, number: int) -> date | None:
    return next(iter(dates_of([(year, month, number)], ANY_YEAR)), None)


def _titles(regions: Sequence[Region]) -> list[str]:
    """The texts above the header of each list, and the name of its sheet."""
    above = ((row, text, r.header[0]) for r in regions for row, text in r.remarks.items())
    return [*(text for row, text, header in above if row < header), *(region.grid.name for region in regions)]


def titles_of(grids: Sequence[Grid]) -> list[str]:
    """The texts alone in their rows at the top of sheets."""
    above = (takewhile(lambda row: len(row) == 1, grid.rows.values()) for grid in grids)
    return [value for rows in above for row in rows for value in row.values() if isinstance(value, str)]


def dates_stated(days: Sequence[Place], grids: Sequence[Grid], about: date) -> tuple[date, ...]:
    """The dates of days; those without a year are in the one in which they fall on the stated days of the week."""
    return dates_of(days, about, {} if all(year for year, _, _ in days) else _weekdays_said(grids))


def _weekdays_said(grids: Sequence[Grid]) -> dict[tuple[int, int], frozenset[int]]:
    """The days of the week beside days in short texts at the top of sheets, by month and day of the month."""
    rows = (values for grid in grids for _, values in zip(range(MOST_FACTS), grid.rows.values(), strict=False))
    texts = {text for values in rows for text in values.values() if isinstance(text, str)}
    said: dict[tuple[int, int], frozenset[int]] = {}
    for text in (text for text in texts if len(text) <= _LONGEST_TITLE and any(map(str.isdigit, text))):
        days = days_in(text)
        beside = weekdays_beside(text, {number for _, _, number in days}) if days else {}
        for _, month, number in (day for day in days if day[2] in beside):
            said[month, number] = said.get((month, number), beside[number]) & beside[number]
    return {place: meant for place, meant in said.items() if meant}


def tell_days(regions: Sequence[Region], grids: Sequence[Grid]) -> None:
    """Tell the columns of lists the days of the event, as far as titles, sentences or facts state them with the year.

    Parameters
    ----------
    regions
        The lists, if no sheet of sessions has the days.
    grids
        All sheets.
    """
    above = _days_above(regions, grids)
    found = above[0] if above else _in_rows(regions, grids) or _mentioned(regions, grids, set())
    found = found or _each_in_a_title(regions)
    clear = all(days == found for days in above)
    places, answered = in_one_year(found, titles=_titles(regions)) if clear else (), _last_moment(regions)
    dated = all(year for year, _, _ in places)
    days = dates_stated(places, grids, answered or ANY_YEAR) if dated or answered is not None else ()
    columns = [column for region in regions for column in region.columns]
    said = (column.title for column in columns)
    titles = [title for title in said if days_in(title) or figures_in(title) or dotted_in(title)]
    undated = in_suitable_year(places, titles) if places and not days else ()
    for column in columns:
        column.days, column.undated = days or column.days, undated


def tell_days_said(plans: Sequence[Plan], days: Sequence[Place], grids: Sequence[Grid], answered: date | None) -> None:
    """Tell the columns of lists the days of the event that their plans say, unless they know them.

    Parameters
    ----------
    answered
        The day of the last answer, which tells the year of days without one.
    """
    if not days or (answered is None and not all(year for year, _, _ in days)):
        return
    dates = dates_stated(days, grids, answered or ANY_YEAR)
    for column in (column for plan in plans for column in plan.region.columns):
        column.days = column.days or dates


def _last_moment(regions: Sequence[Region]) -> date | None:
    """The day of the last answer, by a column with a moment in nearly each row."""
    columns = [
        c for region in regions for c in region.columns if c.profile.moments >= _SENT and c.profile.full >= _SENT
    ]
    days = [day for column in columns for text in column.cells.values() if (day := day_of(text)) is not None]
    return max(days, default=None)


def _each_in_a_title(regions: Sequence[Region]) -> set[Place]:
    """The days that the titles of several columns name, each one, if they are near each other."""
    columns = [c for region in regions for c in region.columns if len(c.title) <= _LONGEST_TITLE]
    said = {c.title: of for c in columns if len(of := days_in(without_journey(c.title))) == 1}
    days = {day for (day,) in said.values()}
    if len(days) < _SEVERAL:
        figures = [found[0] for c in columns if len(found := figures_in(c.title)) == 1]
        pairs = {(int(one), int(other), int(year or 0)) for one, other, year in figures}
        orders = [{(y, month, day) for day, month, y in pairs}, {(y, month, day) for month, day, y in pairs}]
        dotted = {(0, *on[0]) for c in columns if len(on := dotted_in(c.title)) == 1}
        near = [of for of in [dotted, *orders] if len(of) >= _SEVERAL and are_near(of)]
        return near[0] if len(near) == 1 else set()
    if not are_near(days):
        return set()
    ways = {way for c in columns if c.title in said and (way := moves(c)) is not None}
    # Between an arrival and a departure are all days.
    return days if len(ways) < _SEVERAL else filled(days)


def without_journey(title: str) -> str:
    """A title without words for arrival and departure, so that the days in it are found."""
    return _JOURNEY.sub(" ", title)


_SEVERAL = 2
_JOURNEY = lazy_regex(
    r"(?<!\w)(?:arriv|depart|заезд|выезд|приезд|отъезд)\w*|抵达|离开|\b(?:to|until|до)\b", re.IGNORECASE
)
"""Words of titles that ask for the hours of one day, and elsewhere tell of other days than those of the event."""


def _mentioned(regions: Sequence[Region], grids: Sequence[Grid], away: set[tuple[int, int]]) -> set[Place]:
    """The days in titles of columns, rows around lists, and sheets with a few facts, if one text has all of them.

    These say less surely than titles above lists that the days are those of the event; a single one needs its year.
    Of texts that differ, those count that have all days on which somebody is ``away``.
    """
    texts = [text for region in regions for text in _texts_around(region)]
    titles = [column.title for region in regions for column in region.columns]
    texts += [without_journey(title) if _lasts(title) else title for title in titles]
    lists = {region.grid.name for region in regions}
    facts = [grid.rows for grid in grids if grid.name not in lists]
    cells = [list(map(written, row.values())) for rows in facts if len(rows) <= MOST_FACTS for row in rows.values()]
    stated = [text for row in cells for text in ([": ".join(row)] if len(row) == _TWO else row)]
    around, told = ([{*days_in(t)} for t in of if len(t) <= _LONGEST_TITLE] for of in (texts, stated))
    said = [days for days in (*around, *_without_stamps(list(filter(None, told)))) if days]
    said = [days for days in said if away <= without_year(days)] or said
    most = max(said, key=len, default=set())
    sure = len(most) > 1 or any(year for year, _, _ in most) or any(_lasts(t) and {*days_in(t)} == most for t in texts)
    return most if sure and all(without_year(days) <= without_year(most) for days in said) else set()


def _lasts(text: str) -> bool:
    """Whether a text has hours of most of a day."""
    return any(end.hour - start.hour >= _MOST_OF_DAY for _, start, end in ranges_in(text))


def _in_rows(regions: Sequence[Region], grids: Sequence[Grid]) -> set[Place]:
    """The days that rows of one sheet of facts give, each one."""
    lists = {region.grid.name for region in regions}
    found = [{*of.values()} for grid in grids if grid.name not in lists and (of := days_in_rows(grid))]
    return found[0] if len(found) == 1 else set()


def days_in_rows(grid: Grid) -> dict[int, Place]:
    """The days of rows of facts that are called alike, by the row: ``Day 1 | 22 April 2026``, ``Day 2 | 23 April``."""
    facts = {n: list(map(written, row.values())) for n, row in grid.rows.items() if len(row) == _TWO}
    said = {n: (label, of[0]) for n, (label, text) in facts.items() if len(of := days_in(text)) == 1}
    words = {n: {*_WORDS.findall(normalized(label))} for n, (label, _) in said.items()}
    rows = [n for n in said if any(words[n] & words[m] for m in said if abs(m - n) == 1)]
    days = {n: said[n][1] for n in rows if not days_in(said[n][0])}
    return days if len(grid.rows) <= MOST_FACTS and _follow_each_other(days.values()) else {}


_TWO, _WORDS = 2, lazy_regex(r"[^\W\d_一二三四五]+")


def _texts_around(region: Region) -> Iterator[str]:
    """The texts around a list, without the times of answers that are left out of it."""
    dated = {c.number for c in region.columns if max(c.profile.dates, c.profile.moments) >= _DATED}
    for row, text in region.remarks.items():
        cells = region.grid.rows.get(row, {})
        if row > region.header[-1] and dated & cells.keys():
            yield "; ".join(written(value) for column, value in cells.items() if column not in dated)
        else:
            yield text


_DATED = 0.5


def days_above(titles: Iterable[str]) -> tuple[Place, ...]:
    """The days in titles above the sheets of the format, in order, if all titles state the same."""
    texts = list(titles)
    texts = [text for text in texts if TELLS_WHEN.match(normalized(text))] or texts  # a fact with hours is surer
    named = _without_stamps([days for text in texts if (days := set(days_in(text)))])
    return in_one_year(named[0], titles=texts) if named and all(days == named[0] for days in named) else ()


def _days_above(regions: Sequence[Region], grids: Sequence[Grid]) -> list[set[Place]]:
    """The days in the texts above the header of each list, and in the name of its sheet, as far as they state any.

    Days that a row gives with hours under a word for the time of the event are surer than those of titles.
    """
    texts = [
        text
        for region in regions
        for text in (region.grid.name, *(t for row, t in region.remarks.items() if row < region.header[0]))
    ]
    above = _without_stamps([days for text in texts if (days := set(days_in(text)))])
    if any(days != above[0] for days in above):
        above = _with_hours(texts, above) or above
    lists = {region.grid.name for region in regions}
    rows = (row.values() for grid in grids if grid.name not in lists for row in grid.rows.values())
    facts = (": ".join(map(str, cells)) for cells in rows if len(cells) <= _WIDEST)
    stated = [days for text in facts if TELLS_WHEN.match(normalized(text)) and (days := set(days_in(text)))]
    sure = len(stated) == 1 and stated[0] not in above and all(year for year, _, _ in stated[0])
    return stated if sure else above


def _with_hours(texts: Sequence[str], above: Sequence[set[Place]]) -> list[set[Place]]:
    """The days of the only texts with days, year and hours of most of a day, if no other text has more than these.

    Without a year, if no other text has hours.
    """
    named = [(days, text) for text in texts if (days := set(days_in(text)))]
    dated = [(days, text) for days, text in named if all(year for year, _, _ in days)]
    dated = dated or (named if sum(any(ranges_in(text)) for _, text in named) == 1 else [])
    sure = [days for days, text in dated if _lasts(text)]
    alone = bool(sure) and all(days == sure[0] for days in sure)
    return sure if alone and all(days == sure[0] or not days & sure[0] for days in above) else []


_MOST_OF_DAY = 4


def _without_stamps(above: list[set[Place]]) -> list[set[Place]]:
    """The days that texts state, without the single ones before several days of another: those of lists."""
    several = [days for days in above if len(days) > 1]
    if not several or any(days != several[0] for days in several):
        return above
    first = min(several[0])
    later = {day for of in above for day in of if day[1:] >= first[1:] or 0 != day[0] != first[0] != 0}
    return [days for days in above if len(days) > 1 or days <= later]


_WIDEST = 3
"""The most cells in a row that states a fact."""

TELLS_WHEN = lazy_regex(
    r"\W*(?:event )?(?:dates?|time|when|datum|zeit|wann|fecha|data|dates? et heures?|tarih|sana|дата|время|когда|сроки|"
    r"күні|时间|時間|日期|日時|日程|開催日時?|일시|일정|날짜|ngày|thời gian|วันที่|tanggal|waktu|تاریخ|زمان|التاريخ|दिनांक)"
    r"[^\d:：]{0,20}[:：].*\d{1,2}[:：.]\d{2}\s*(?:[-–—~～至到]+|to|до|bis)\s*\d{1,2}[:：.]\d{2}"
)


def _of_hours(plan: Plan) -> Iterator[Place]:
    """The days in the titles of columns of hours."""
    for column in plan.region.columns:
        field = plan.meanings.get(column.number, NOTHING).field
        if field in {"slot", "slot away"} and (hours := slot_hours(column)) is not None:
            yield from max(days_in(column.title), days_in(hours[0]), key=len)  # ``Tue 25 and Wed 26 August, 9-18h``
        elif field in {"available", "not_available"}:
            asked = slot_hours(column) if asks_of_hours(column) else None
            yield from days_in(column.title) or (days_in(asked[0]) if asked is not None else ())


def _of_choices(plan: Plan) -> Iterator[Place]:
    """The days in the options of columns of hours, of which everybody may have chosen some."""
    for column in plan.region.columns:
        field = plan.meanings.get(column.number, NOTHING).field
        if field == "available" and (offers_hours(column) or lists_days(column)):
            yield from (day for text in column.texts for day in _days_of_choice(text))


def _days_of_choice(text: str) -> Iterator[Place]:
    """The days in a cell that lists days, or halves of days: ``12 June, 13 June (before lunch)``."""
    halves = halves_in(text)
    for part in [text] if halves is None else dict.fromkeys(day for day, _ in halves):
        yield from days_in(part)


def _of_absences(plan: Plan) -> Iterator[Place]:
    """The days in cells of hours, except of arrivals and departures."""
    for column in plan.region.columns:
        if plan.meanings.get(column.number, NOTHING).field == "not_available":
            texts = (text for text in column.texts if not moments_of(text, None))
            yield from (day for text in texts for day in days_in(text))


def days_in(text: str) -> list[Place]:
    """The days in a text in figures and months, each with its year, or 0 for none.

    Empty if the text, or each of its parts with a wide gap between, is about another day, such as a deadline.
    """
    return list(_days_in(text))


@lru_cache(maxsize=131072)
def _days_in(text: str) -> tuple[Place, ...]:
    text = _ONE_TO_ONE.sub(" ", text)
    if (full := with_months_of_days(text, days_in)) != text:
        return tuple(dict.fromkeys(days_in(full)))
    parts = [part for part in _GAPS.split(text) if part.strip()]
    if len(parts) > 1:
        return tuple(day for part in parts for day in days_in(part))
    text = with_persian_dates(with_persian_month(in_common_years(in_ascii_digits(text))), persian_date)
    text = _IN_BRACKETS.sub(_without_other_day, with_persian_days_of_any_year(text))
    text = _QUESTION.sub("", with_slashed_days(_TIMESTAMP.sub(" ", with_year_twice(text))))
    folded = _PLACED.sub(" ", normalized(_ALSO_CALLED.sub(r"\1\2", _DASHED.sub(r"\1 ", text))))  # ``Day 1 – 13 June``
    exported, told = _EXPORT.search(folded) is not None, without_ranges(_EXPORT.sub(" ", folded), _OTHER_DAY)
    told = _without_clauses_of_other_days(told)
    if _OTHER_DAY.search(told):
        return ()
    folded = _YEAR_OF_NAME.sub(r"\2", _DOT.sub(" ", _DOT_OF_DAY.sub(_without_dot, without_hours(told))))
    folded = _SHORT_WEEKDAY.sub(_without_weekday, without_weekdays(_BEFORE_NUMBER.sub("", folded)))
    folded = _OF.sub(" ", _UP_TO.sub("-", _AND.sub(" and ", folded)))
    folded = _BEFORE_NUMBER.sub("", _MONTH_FIRST.sub(_in_words, folded))
    folded = with_each_day(folded)
    whole = with_days(_SPAN_WITH_YEAR.sub(r"\1.\3.\4 - \2.\3.\4", folded))
    year = {int(number) for number in re.findall(r"(?<!\d)20\d{2}(?!\d)", folded)}
    found, end = [], 0
    for match in DAY.finditer(whole):
        if _GOES_ON.search(whole, end, match.start()) is not None:
            return ()  # an earlier date is not understood
        end = match.end()
        dated = leading_date(match[0]) or leading_day(match[0], (ANY_YEAR,))
        if dated is not None:
            said = dated[0].year if dated[0].year != ANY_YEAR.year else next(iter(year)) if len(year) == 1 else 0
            found.append((said, dated[0].month, dated[0].day))
    return tuple(found) if not exported or _follow_each_other(found) else ()


_ONE_TO_ONE = lazy_regex(r"(?<![\d:])1\s?[:：]\s?1(?![\d:])")
_EXPORT = lazy_regex(r"\bexport\w*|(?<=[a-z]{3} )mart\b(?=\W{1,3}\d)")
"""What a list was before it was printed, or a word of the name of an event, which has several days: ``Travel Mart``."""


def _without_clauses_of_other_days(text: str) -> str:
    """A folded text without clauses that have another day, if the others have a year: ``…, updated on 3 May``.

    Each of the clauses has a day of its own, as a part of a list of days such as ``sent by 3, 4 and 5 May`` has not.
    """
    if _OTHER_DAY.search(text) is None:
        return text
    clauses = _CLAUSE.split(text)
    others = [place for place, clause in enumerate(clauses) if _OTHER_DAY.search(clause)]
    rest = "; ".join(clause for place, clause in enumerate(clauses) if place not in others)
    dated = all(DAY.search(with_days(_DOT.sub(" ", clauses[place]))) for place in others)
    return rest if dated and _YEAR.search(rest) is not None else text


_CLAUSE = lazy_regex(r"\s[–—|-]\s|[,;，；]\s*|\.\s(?=[^\W\d_]{3})")


def _follow_each_other(days: Collection[Place]) -> bool:
    """Whether days are all from the first to the last of several."""
    return are_near({*days}) and without_year(filled({*days})) == without_year(days)


_TIMESTAMP = lazy_regex(
    r"(?<!\d)(?:\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})[T\s,.]{1,3}[^\s\d]{0,4}\s?"
    r"\d{1,2}:\d{2}:\d{2}(?!\d)"
)
"""A day with a time to the second, at which something was sent or printed."""


_QUESTION = lazy_regex(r"\A\s*\d{1,2}\s*[、.．)）]\s*(?=\d{1,2}\s*月)")
"""The number of a question before a day: ``11、4月10日``."""

_DASHED = lazy_regex(r"(?<![\d.:/–-])(\d{1,2})-(?=[^\W\d_]{3,})")
"""A day with a dash before its month: ``14-May``, ``14-мая``."""

_ALSO_CALLED = lazy_regex(r"(?<=\d)(\s)[^\W\d_]+(?: [^\W\d_]+)?\s?\(([^\W\d_]+)\)(?=\s?\d{4})")
"""A month that stands in brackets by another name as well: ``٧ تشرين الأول (أكتوبر) ٢٠٢٦``."""

_IN_BRACKETS = lazy_regex(r"[(（][^()（）]*[)）]")


def _without_other_day(match: re.Match[str]) -> str:
    """A blank for an aside about another day, ``(version of 3 December)``."""
    return " " if _OTHER_DAY.search(normalized(match[0])) and re.search(r"\d", match[0]) else match[0]


def _in_words(match: re.Match[str]) -> str:
    """The span of days of ``5.20-21`` in words, if it can be no other."""
    month, first, last = map(int, match.groups())
    clear = 1 <= month <= _MONTHS < first < last <= first + MOST_DAYS
    return f" {month}月{first}日 - {month}月{last}日" if clear else match[0]


def _without_weekday(match: re.Match[str]) -> str:
    """A blank for the short name of a weekday before a day; a month like it stays: ``Mar 25 and 26``."""
    month = match["month"]
    return " " if month in months() or (not month and match["day"] not in months()) else match[0]


_SHORT_WEEKDAY = lazy_regex(
    r"(?<!\w)(?<!\d )(?P<day>m[oai]|di|do|fr|s[ao]|lun|mar|mer|jeu|ven|sam|dim|mi[ée]r?|jue|vie|s[áa]b|dom|gio|seg|ter|"
    r"qua|qui|sex|p(?:on|o|t|á)|wt|śr|czw|sob|n(?:d|dz|iedz)|út|st|čt|so|ne|pzt|sal|çar|per|cum|cmt|paz|w[oe]|vr|z[ao]|"
    r"mån|ti[rs]|on[s]?|to(?:rs?)?|fre|l[öø]r|s[öø]n|man|дс|сс|жм|дш|сш|жк)\.?,?\s+"
    r"(?=\d{1,2}\.?\s*(?:(?:und|and|et|y|e|i|a|oraz|ve|og|och|en|и|&|,)\s|(?:de |di |of )?(?P<month>[^\W\d_]{3,})))"
)
_MONTHS, _SENT = 12, 0.9
_AND = lazy_regex(r"(?<=\d)\.?\s+(?:und|sowie|et|y|e|ve|i|oraz)\s+(?=\d)")
_UP_TO = lazy_regex(r"(?<=\d)\.?\s+(?:bis|au|al)\s+(?=\d)")
_OF = lazy_regex(r"(?<=\d) (?:de|di|del) (?=[^\W\d_]{3})")
"""Words between days, or before a month, in further languages: ``17 y 18 de marzo``."""
_YEAR_OF_NAME = lazy_regex(r"(?<!\d)(?<!\d[./-])(20\d\d)((?:[,:]| [-–—])?\s+(?=\d{1,2}(?!\d)[^;\n]*(?<!\d)\1(?!\d)))")
"""A year that belongs to a name, before a day that has it again: ``Forum 2026, 3-4 June 2026``."""

_DOT = lazy_regex(r"(?<=\d)\.\s+(?=[^\W\d_]{3,}\.? 20\d\d)")
"""The full stop behind a day in German, before a month and its year: ``18. September 2025``."""

_DOT_OF_DAY = lazy_regex(r"(?<=\d)\.\s*(?P<month>[^\W\d_]{3,})(?!\w)")
_WORDS_AND_NAMES = frozenset({"may", "mar", "march", "jan"})
"""Names of months that are other words as well behind the number of a question: ``3. May we call you?``."""


def _without_dot(match: re.Match[str]) -> str:
    """A day before its month, without the full stop: ``18. November, 9-16 Uhr``."""
    month = match["month"]
    return f" {month}" if month in months() and month not in _WORDS_AND_NAMES else match[0]


_YEAR = lazy_regex(r"(?<!\d)20[2-4]\d(?!\d)")
"""A year, also that of a date in figures: ``13-14.06.2026``."""
_YEAR_ALONE = lazy_regex(rf"(?<![.,/-]){_YEAR.pattern}(?![,/-]|\.\d)")
"""A year that is no part of a date in figures, so that days without a year may be in it: ``Fair 2026``."""
_GAPS = lazy_regex(r"\u3000+|\s{3,}|[;；|]")
_MONTH_FIRST = lazy_regex(r"(?<=[\u3400-\u9fff])[(（]\s*(\d{1,2})\.(\d{1,2})\s?[-–—~]\s?(\d{1,2})\s*[日号]?[)）]")
"""A span of days behind Chinese words: ``采购会(5.20-21)``."""
_BEFORE_NUMBER = lazy_regex(
    rf"\b(?:{WEEKDAY})[,.]?\s+(?=\d{{1,2}}(?:st|nd|rd|th)?\s*(?:[-–—~,&]|and\b|to\b|и\b|по\b|[^\W\d_]{{3}}))"
)
"""The day of the week before a day of the month: ``Mon 9 – Tue 10 November``."""
_PLACED = lazy_regex(rf"(?<!\w)(?:day|день)\s*\d(?!\d|(?:st|nd|rd|th)?\s+(?:of )?{MONTH})\s*[-–—:,]?")
_SPAN_WITH_YEAR = lazy_regex(r"(?<![\d.])(\d{1,2})\s?[-–—]\s?(\d{1,2})\.(\d{1,2})\.(\d{4})")
_GOES_ON = lazy_regex(r"(?<!:\d)(?<!20\d)\d\s*(?:[-–—~/,、&+至和到]|\b(?:and|to|и|по)\b)\s*\Z")
