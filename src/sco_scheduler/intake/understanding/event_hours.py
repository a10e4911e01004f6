"""Infers the hours of an event without a sheet of sessions, and the length of its meetings, from its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.slots import there_in
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in, days_in_rows
from sco_scheduler.intake.understanding.wording.words import asides_in
from sco_scheduler.intake.values.clauses import clauses_of
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized, written
from sco_scheduler.intake.values.journeys import Place, dates_of
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

Hours = tuple[Place | None, time, time]
"""The start and end of a session, on one day or on every day."""


@dataclass(frozen=True)
class EventHours:
    """The sessions that texts state, and the minutes of a meeting and between meetings, with the cells that do."""

    sessions: tuple[Hours, ...] = ()
    slot_minutes: int | None = None
    changeover_minutes: int | None = None
    cells: tuple[Cell, ...] = ()
    likely: bool = False
    """Whether nothing states the hours, which only follow from when most companies come and leave."""

    @property
    def minutes(self) -> dict[str, int]:
        """The minutes by the setting that they are for, as far as they are stated."""
        settings = {"slot_minutes": self.slot_minutes, "changeover_minutes": self.changeover_minutes}
        return {key: number for key, number in settings.items() if number is not None}

    @property
    def days(self) -> set[Place]:
        """The days that sessions are on, as far as they are stated."""
        return {day for day, _, _ in self.sessions if day is not None}

    def on(self, days: Sequence[date]) -> list[tuple[date, time, time]]:
        """The sessions on each day of the event; none if they are those of other days."""
        named = {(month, number) for _, month, number in self.days}
        if not named <= {(day.month, day.day) for day in days}:
            return []
        return [
            (on, start, end)
            for on in days
            for day, start, end in self.sessions
            if day is None or (day[1], day[2]) == (on.month, on.day)
        ]


NO_HOURS = EventHours()


def hours_said(grids: Sequence[Grid], lists: Collection[str]) -> EventHours:
    """Find the hours in titles above lists and on sheets with a few facts; none where texts differ.

    Parameters
    ----------
    grids
        All sheets.
    lists
        The names of those with lists; the others may state facts about the event.
    """
    texts = [found for grid in grids for found in (*_titles(grid), *(() if grid.name in lists else _facts(grid)))]
    found = [(_sessions_in(text), _minutes_in(text), cell) for text, cell in dict.fromkeys(texts)]
    if not any(said for said, _, _ in found):
        each = [of for grid in grids if grid.name not in lists and (of := _hours_of_each_day(grid)) is not None]
        found += [(said, (None, None), cell) for said, cell in each]
    if not any(said for said, _, _ in found):
        whole = [of for grid in grids if grid.name not in lists and (of := _hours_of_facts(grid)) is not None]
        found += [(said, (None, None), cell) for said, cell in whole]
    if not any(said for said, _, _ in found):
        asked = dict.fromkeys(found for grid in grids for found in _asides_of_questions(grid))
        found += [(_sessions_in(text), _minutes_in(text), cell) for text, cell in asked]
    sessions = {said for said, _, _ in found if said}
    slots = {slot for _, (slot, _), _ in found if slot}
    pauses = {pause for _, (_, pause), _ in found if pause}
    clear = sessions.pop() if len(sessions) == 1 else ()
    return EventHours(
        clear,
        slots.pop() if len(slots) == 1 else None,
        pauses.pop() if len(pauses) == 1 else None,
        tuple(cell for said, _, cell in found if said and said == clear),
    )


def _titles(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The texts alone in their row at the top of a sheet that are about the event's days or meetings."""
    days: tuple[date, ...] = ()
    for row, values in grid.rows.items():
        texts = {column: written(value) for column, value in values.items()}
        if len(texts) > _TWO or (len(texts) == _TWO and max(texts) - min(texts) <= _APART):
            return
        if len(texts) == _TWO:  # beside a legend
            texts = {column: text for column, text in texts.items() if days_in(text) and any(ranges_in(text))}
        for column, text in texts.items():
            undated = _long(text) and not any(day for day, _, _ in _sessions_in(text))
            said = with_days_of_event(text, days) if undated else text  # ``giovedì 9.30-13.00 e 14.30-18.00``
            if days_in(said) or said != text or _MEETINGS.search(normalized(text)):
                yield said, grid.cell(row, column)
            days = dates_of([day for day in days_in(text) if day[0]], date.min) or days


_TWO, _APART = 2, 3
"""The cells of a title and of what stands far beside it, and the least number of columns between them."""


def _asides_of_questions(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The brackets in titles that ask for times, ``When can't you come? (2 June, 9:00-17:00)``; titles with both."""
    row, header = next(((row, values) for row, values in grid.rows.items() if len(values) > 1), (0, {}))
    for column, value in header.items():
        text = written(value)
        if days_in(text) and _long(text):
            yield text, grid.cell(row, column)
        elif _ASKS_WHEN.search(normalized(text)) is not None:
            yield from ((aside, grid.cell(row, column)) for aside in asides_in(text))


def _long(text: str) -> bool:
    """Whether the hours in a text are those of most of a day, and not of a slot."""
    return sum(end.hour - start.hour for _, start, end in _sessions_in(text)) >= _MOST_OF_DAY


_MOST_OF_DAY = 6


_ASKS_WHEN = lazy_regex(
    r"\b(?:when|times?|hours?|availab\w*|unavailab\w*|attend\w*|absen\w*|away|wann|zeit\w*|uhrzeit\w*|verfügbar\w*|"
    r"abwesen\w*|quand|heures?|disponib\w*|indisponib\w*|absenc\w*|horas?|horarios?|cuándo|quando|orari\w*|saat\w*)\b|"
    r"когда|врем[яе]|час[ыа]|отсутств|недоступ|时间|时段|几点|何时|不在|缺席"
)
"""Questions for times of absence or of presence."""


def _facts(grid: Grid, *, days: bool = False) -> Iterator[tuple[str, Cell]]:
    """The rows of a sheet with a few facts that are about meetings, or name ``days``, each as one text."""
    few = len(grid.rows) <= MOST_FACTS and all(len(values) <= _WIDEST for values in grid.rows.values())
    for row, values in grid.rows.items() if few else ():
        text = _CLOCKS_BESIDE.sub(r"\1-", ": ".join(written(value) for _, value in sorted(values.items())))
        if days or _MEETINGS.search(normalized(text)):
            yield text, grid.cell(row, min(values))


_CELL = r"\d{1,2}(?:[:：h]\d\d|\.(?:00|1[3-9]|[2-5]\d))"
_CLOCKS_BESIDE = lazy_regex(rf"(?<=: )({_CELL}): (?={_CELL}(?:$|: ))")
"""Two cells with the start and the end of hours: ``2 June | 09:00 | 17:00``."""


def _hours_of_facts(grid: Grid) -> tuple[tuple[Hours, ...], Cell] | None:
    """The hours of an event that stand on a sheet of labels and values with its days, without the breaks in them.

    They are the hours of one row within which those of all others are: ``Time | 9:30-17:00``, ``Lunch | 13:00-14:00``.
    """
    facts = list(_facts(grid, days=True))
    timed = [(text, cell) for text, cell in facts if any(ranges_in(text))]
    if len(timed) == 1 and _long(timed[0][0]) and any(days_in(text) for text, _ in facts):
        return _sessions_in(timed[0][0]), timed[0][1]  # ``kl. 9:00–16:00 báða daga, hádegishlé 12:00–13:00``
    alone = [(text, cell) for text, cell in facts if _HOURS_ALONE.search(in_ascii_digits(text)) is not None]
    told = {text: [span[1:] for span in ranges_in(text)] for text, _ in alone if not _OTHER.search(normalized(text))}
    spans = {text: found for text, found in told.items() if found}
    outer = max(spans, key=lambda text: spans[text][-1][1].hour - spans[text][0][0].hour, default="")
    start, end = (spans[outer][0][0], spans[outer][-1][1]) if outer else (time(), time())
    inside = [span for text, found in spans.items() if text != outer for span in found]
    whole = end.hour - start.hour >= _MOST_OF_DAY and all(start <= s and e <= end for s, e in inside)
    if not whole or not any(days_in(text) for text, _ in facts):
        return None
    each = [(of[0], text) for text in spans if len(of := days_in(text)) == 1 and not _BREAK.search(normalized(text))]
    differ = len({tuple(spans[text]) for _, text in each}) > 1 and len({day for day, _ in each}) == len(each)
    if differ:
        inside = [span for text, found in spans.items() if all(text != other for _, other in each) for span in found]
    of_days = [(day, *span) for day, text in each for span in spans[text]] if differ else []
    found = tuple(_without_breaks(of_days or [(None, s, e) for s, e in spans[outer]], inside))
    return found, next(cell for text, cell in alone if text == outer)


def _hours_of_each_day(grid: Grid) -> tuple[tuple[Hours, ...], Cell] | None:
    """The hours in rows of a sheet of facts that give one day each: ``Day 1 | 22 April 2026, 09:30 - 17:00``."""
    rows = {row: (day, list(map(written, grid.rows[row].values()))[-1]) for row, day in days_in_rows(grid).items()}
    spans = [[(day, start, end) for _, start, end in ranges_in(text)] for day, text in rows.values()]
    if not spans or not all(spans):
        return None
    first, same = next(iter(rows)), len({tuple(span[1:] for span in of) for of in spans}) == 1
    told = [(None, start, end) for _, start, end in spans[0]] if same else [span for of in spans for span in of]
    return tuple(told), grid.cell(first, min(grid.rows[first]))


_HOURS_ALONE = lazy_regex(
    r"[:：|]\s*(?:\d{1,2}[:.：h]\d\d\s*(?:[-–—~～至到]|[^\W\d_]{1,5})\s*\d{1,2}[:.：h]\d\d(?:[\s,;/&+،؛]|(?<=\s)"
    r"(?:and|und|et|y|e|i|и|و|va|ve)(?=\s))*(?:uhr|h|น\.?)?(?:[\s,;/&+،؛]|(?<=\s)(?:and|und|et|y|e|i|и|و|va|ve)(?=\s))*)+$",
    re.IGNORECASE,
)
"""A value behind a label that is hours and no more."""


def days_of_meetings(grids: Sequence[Grid], lists: Collection[str]) -> set[Place]:
    """The days in rows of a programme that are about meetings and state their hours.

    Parameters
    ----------
    lists
        The names of sheets with lists, which have no programme.
    """
    texts = (text for grid in grids if grid.name not in lists for text, _ in _facts(grid))
    return {day for text in texts if _sessions_in(text) for day in days_in(text)}


def facts_with_days(grids: Sequence[Grid], lists: Collection[str]) -> list[str]:
    """The rows of sheets with a few facts that state days of the event."""
    texts = [text for grid in grids if grid.name not in lists for text, _ in _facts(grid, days=True)]
    return [text for text in texts if len(days_in(text)) > 1 or any(year for year, _, _ in days_in(text))]


def tells_event(text: str) -> bool:
    """Whether a line above a list gives year, days and hours of the event: ``Fair, 14-15 May 2026, 9:00-17:00``."""
    return _YEAR.search(text) is not None and bool(days_in(text)) and next(iter(ranges_in(text)), None) is not None


_YEAR = lazy_regex(r"(?<!\d)20\d\d(?!\d)")


def tells_times(text: str) -> bool:
    """Whether a fact states days or hours of an event, or the length of its meetings."""
    return bool(days_in(text) or _sessions_in(text) or any(_minutes_in(text)))


_WIDEST = 3
"""The most cells in a row that states a fact."""

_MEETINGS = lazy_regex(
    r"meeting|\bb2b\b|\btalks\b|session|\bnegotiat|appointment|slots?\b|\b1[- ]?(?:to|on|:)[- ]?1\b|gespräch|"
    r"\btermine?\b|rendez-vous|rencontre|\bcitas?\b|reuni[oó]n|reuniões|reunião|rueda de negocios|incontr[io]\b|"
    r"görüşme|spotkan|uchrashuv|кездесу|встреч|переговор|сесси|洽谈|会谈|对接|会面|场次|商談|面談|상담|미팅|면담|"
    r"\bm[öø][td]et?|\btapaami|\btárgyal|\btalálkoz|\bgesprek|\bafspra|\bîntâln|\bsusret|\bsastan|\bjednán|\bschůz|"
    r"\bgörüş|\bpertemuan|\btemu |cuộc gặp|gặp gỡ|giao thương|นัด|เจรจา|ประชุม|συναντησ|συναντήσ|შეხვედრ|հանդիպ|"
    r"لقاء|اجتماع|مقابل|ملاقات|جلسه|مذاکر|פגיש|बैठक|मुलाकात"
)
_OTHER = lazy_regex(
    r"regist|check[- ]?in|open(?:s|ing)\b|ceremony|dinner|buffet|reception|party|tour\b|visit|hotline|phone|\bcall\b|"
    r"office|\bbus|transfer|doors|build[- ]?up|deadline|регистрац|открыт|ужин|фуршет|экскурс|автобус|трансфер|монтаж|"
    r"звон|тел\.|телефон|офис|签到|注册|报到|开幕|晚宴|茶话|参观|电话|大巴|布展|撤展|截止"
)
_BREAK = lazy_regex(
    r"mittag|déjeuner|descanso|almuerzo|pranzo|\blunch|\bbreaks?\b|\bcoffee|\bpau[sz][aeě]s?\b|обед|перерыв|кофе|"
    r"午餐|午休|休息|茶歇|昼休|휴식|점심|istirahat|rehat|nghỉ|พัก|\bara(?:sı)?\b|przerwa|přestávk|almoço|intervalo|szünet|"
    r"tanaffus|үзіліс|استراحة|استراحت|ناهار|غداء|הפסקה|διάλειμμα|lõuna|tauko|frokost|lunsj"
)
_CLOCK = (
    r"(?:上午|下午|早上|오전|오후)?\s?(?<!\d)(?<!\d[:.])([01]?\d|2[0-3])"
    r"(?:\s?[:.：h시点點时時]\s?([0-5]\d)[분分]?)?(?![\d:.]\d)\s?"
)
_UNIT = (
    r"([ap](?:\.\s?)?m\b\.?|(?:утра|дня|вечера)(?![а-я])|"
    r"ч(?:ас\w*)?(?![а-я])|[点點时時시]|(?:h|hs|hrs?|uhr|uur|óra|hod|sat[ai]?|น)(?![^\W\d_]))?"
)
_SPAN = lazy_regex(
    rf"{_CLOCK}{_UNIT}(?:\s*(?:[-–—~～−至到/→>]|\b(?:to|till|until|do|à|às|alle|bis|a|até|až|tot|til|до|έωσ|ωσ|تا|ال[يىی]|إلى|حت[يىی]|ถึง|đến|den|hasta|ate|sampai|hingga|kuni|l[iī]dz|iki)\b)+|"
    rf"(?:-?t[óő]l|['’-]?[dt][ae]n|-?[днт][ае]н)(?![^\W\d_]))\s*{_CLOCK}{_UNIT}"
)
_BETWEEN = lazy_regex(r"\A\s*aras[ıi]\w*")
"""A word behind hours in Turkish that elsewhere is a break."""

_OF_LIST = lazy_regex(r"\s*/\s*\d"), lazy_regex(r"\d\s*/\s*\Z")
"""What stands after and before two times of a list: ``9:30 / 10:15 / 11:00``."""

_TITLED = lazy_regex(
    r"(?<![^\W\d_])(?:klo|kl|godz|godziny|godzinach|saat|saatleri|ore|orele|ώρες|hours?|horario|uhrzeit|время|часы|dalle|"
    r"pukul|jam|das|сағат|soat)[.:]?\s*\Z"
)
"""Words before hours, which need no unit then."""


_NEXT = lazy_regex(r"\s*(?:/|&|\+|and|und|et|y|e|ve|i|и|和)\s*")
_ENDS = lazy_regex(r"\s*(?:$|[,;)）(（—–|])")
"""What joins hours to those before them, and what stands behind them: no month."""

_FROM = lazy_regex(r"(?:\bfrom|\bс|从|\bvon|\bde|\bod)\s*\Z")
_ALSO = lazy_regex(r"\s*(?:and|und|et|y|e|ve|i|и|和|,|;|\+|&)\s*(?:from|von|de|с)?\s*")
_PARTS = lazy_regex(r"[,;，；。、|()（）\n]|\.\s")


@lru_cache(maxsize=4096)
def _sessions_in(text: str) -> tuple[Hours, ...]:
    """The sessions in a text in any language, in order."""
    folded = normalized(in_ascii_digits(text))
    return _sessions_in_folded(folded) or (
        _sessions_in_folded(said) if (said := translated(folded)) != folded and days_in(text) else ()
    )


def _sessions_in_folded(folded: str) -> tuple[Hours, ...]:
    """The sessions in a text: its hours but for those of breaks and other parts of the programme."""
    found: list[Hours] = []
    breaks: list[tuple[time, time]] = []
    days: list[Place] = []
    end = 0
    spans = _spans_in(folded)
    for place, match in enumerate(spans):
        before = folded[end : match.start()]
        behind = folded[match.end() : spans[place + 1].start() if place + 1 < len(spans) else len(folded)]
        behind = _BETWEEN.sub("", behind)
        said = f"{_PARTS.split(before)[-1]} {_PARTS.split(behind)[0]}"
        end = match.end()
        days = list(dict.fromkeys(days_in(before))) or days  # ``mar. 5 mai / Tue May 5``
        start, last = _bounds(match)
        if start >= last or _OTHER.search(said):
            continue
        if _BREAK.search(said):
            breaks.append((start, last))
        else:
            found += [(day, start, last) for day in days] or [(None, start, last)]
    found = [hours for hours in found if not _has_parts(hours, found)]
    breaks += [(start, end) for day, start, end in found if _is_within(day, start, end, found)]
    found = [hours for hours in found if not _is_within(*hours, found)]
    whole = {(start, last) for _, start, last in found}
    same = all({(s, e) for d, s, e in found if d == day} == whole for day, _, _ in found)
    if same:  # the days then only say when the event is
        found = list(dict.fromkeys((None, start, last) for _, start, last in found))
    if not _MEETINGS.search(folded) and sum(last.hour - start.hour for _, start, last in found) < _FEWEST_HOURS:
        return ()
    return tuple(sorted(_without_breaks(found, breaks), key=lambda hours: (hours[0] or (0, 0, 0), hours[1])))


def _spans_in(folded: str) -> list[re.Match[str]]:
    """The ranges of hours in a folded text that can be nothing else."""
    spans = [match for match in _SPAN.finditer(folded) if "/" not in match[0] or _are_two(match)]
    clear = any(match[6] for match in spans)  # ``from 10 to 13 and from 14 to 17 h``
    joined = {
        a.start() for a, b in pairwise(spans) if b[6] and _ALSO.fullmatch(folded, a.end(), b.start())
    }  # ``9-12 and 13-16 h``
    for one, other in pairwise(spans):  # ``klo 9-13 / 14-18``
        told = one[6] or one.start() in joined or _TITLED.search(folded, 0, one.start())
        if told and _NEXT.fullmatch(folded, one.end(), other.start()) and _ENDS.match(folded, other.end()):
            joined |= {other.start()} if int(other[1]) >= int(one[4]) else set()
    return [
        m
        for m in spans
        if m[6]
        or ((m[2] or m[3]) and m[5])
        or _TITLED.search(folded, 0, m.start())
        or m.start() in joined
        or (clear and _FROM.search(folded, 0, m.start()))
        or (_LAST.match(folded, m.end()) and _is_of_part(folded, m.start()))
        or (_LAST.match(folded, m.end()) and _AFTER_DAY.search(folded, 0, m.start()) and int(m[4]) >= int(m[1]) + _LONG)
    ]


def _is_of_part(folded: str, start: int) -> bool:
    """Whether hours at a place in brackets are those of a part of a day: ``19.11. vormittags (9-12)``."""
    before = _BEFORE_BRACKET.search(folded, 0, start)
    return before is not None and any(clause.times for clause in clauses_of(translated(before[1])))


_BEFORE_BRACKET = lazy_regex(r"(?:^|[\d;,/|\n])[\s.:–-]*([^\d;,/|\n()（）]{2,40}?)\s*[(（]\s*\Z")
_AFTER_DAY, _LAST = lazy_regex(r"\d\.? ?[^\W\d_]{3,}[^\d(]{0,12},\s?\Z"), lazy_regex(r"\s*[)）]")
_LONG = 6
"""Hours at the end of an aside with a day, ``(18 novembre, 9-16)``, and the least length of what are no days."""


def ranges_in(text: str) -> Iterator[tuple[str, time, time]]:
    """The ranges of hours in a text, each with the words between it and the one before."""
    folded, end = normalized(in_ascii_digits(text)), 0
    for match in _spans_in(folded):
        start, last = _bounds(match)
        if start < last:
            yield folded[end : match.start()], start, last
        end = match.end()


def _are_two(match: re.Match[str]) -> bool:
    """Whether two times with a slash are from and until, and not two of a list."""
    whole = match.string, match.end()
    listed = _OF_LIST[0].match(*whole) or _OF_LIST[1].search(match.string, 0, match.start())
    return bool(match[2] and (match[5] or match[6])) and not listed


def _has_parts(hours: Hours, others: Sequence[Hours]) -> bool:
    """Whether other hours are the parts of these, from start to end: ``9:00-17:00 (9:00-12:00, 13:00-17:00)``."""
    day, start, end = hours
    inside = [(s, e) for d, s, e in others if d == day and (s, e) != (start, end) and start <= s and e <= end]
    return len(inside) > 1 and min(inside)[0] == start and max(e for _, e in inside) == end


def _is_within(day: Place | None, start: time, end: time, others: Sequence[Hours]) -> bool:
    """Whether hours are within others and begin and end with neither, as a break by any word does."""
    return any(s < start and end < e for d, s, e in others if d == day)


_FEWEST_HOURS = 2
"""The least number of hours of an event that a text without a word for meetings states."""


def _bounds(match: re.Match[str]) -> tuple[time, time]:
    """The start and the end of a range; a start without *am* or *pm* is in the half that puts it before the end."""
    (start, minute, half), (last, last_minute, ends) = match.groups()[:3], match.groups()[3:]
    hours = [int(start), int(last)]
    for n, said in enumerate((half, ends)):
        if said and said[0] in "apудв" and hours[n] <= _NOON:
            hours[n] = hours[n] % _NOON + (_NOON if said[0] in "pдв" else 0)
    if _LATER.search(match.string, match.end(1), match.start(4)) and hours[1] < _NOON:
        hours[1] += _NOON
    if not half and ends and ends[0] == "p" and hours[0] < _EARLIEST:
        hours[0] += _NOON
    return time(hours[0], int(minute or 0)), time(hours[1], int(last_minute or 0))


_NOON, _EARLIEST = 12, 7
_LATER = lazy_regex("下午|오후")


def _without_breaks(found: Sequence[Hours], breaks: Sequence[tuple[time, time]]) -> Iterator[Hours]:
    for day, start, end in found:
        begins = start
        for pause, on in sorted(breaks):
            if begins < pause and on < end:
                yield day, begins, pause
                begins = on
        yield day, begins, end


_LENGTH = lazy_regex(
    r"(?<![\d.,:])(\d{1,3})[\s-]?(?:min(?:ut[eo])?[sn]?\b|мин(?:ут\w*)?\b|分钟|分間|분|phút|menit|"
    r"dakika|daqiqa|минут|dəqiqə|perc|นาที|λεπτά|წუთი|րոպե|דקות|मिनट|دقیقه|دقيق[ةه]|دقائق)"
)
_PAUSE = lazy_regex(r"\bbreaks?\b|\bpauses?\b|change[- ]?over|\binterval|\bbetween\b|перерыв|пауз|смен|间隔|休息|换场")
_OF_EACH = lazy_regex(
    r"\bcada\b|\bjeweils\b|\bchacun|\bby\b|\bof\b|\beach\b|\bper\b|\blong\b|\blength|по\s*\d|длит|кажд|每|时长|场"
)
_LEAST, _MOST = 5, 180


def _minutes_in(text: str) -> tuple[int | None, int | None]:
    """The minutes of a meeting, and between meetings, in a text."""
    slot = pause = None
    for part in re.split(r"[,;，；。、|()（）\n+]|\.\s|\bwith\b|\band\b|\bи\b", normalized(in_ascii_digits(text))):
        for match in _LENGTH.finditer(part):
            number = int(match[1])
            if _PAUSE.search(part):
                pause = number if number < _MOST else pause
            elif (
                _LEAST <= number <= _MOST
                and (_MEETINGS.search(part) or _OF_EACH.search(part))
                and not _OTHER.search(part)
            ):
                slot = number
    return slot, pause


def tell_starts(columns: Sequence[Column]) -> None:
    """Add the hours to the titles of columns that are called after the start of a slot: ``9:00``, ``kl. 11``, ``14 h``.

    Each slot lasts until the next begins, the last as long as the shortest. The cells are ticks, yes or no.
    """
    started = [(column, found) for column in columns if (found := _starts(column)) is not None]
    lengths = [later - earlier for (_, earlier), (_, later) in pairwise(started)]
    if len(started) < _FEWEST_SLOTS or min(lengths) <= 0 or started[0][1] < _OPENS or started[-1][1] > _CLOSES:
        return
    if None in there_in({text for column, _ in started for text in column.cells.values()}).values():
        return
    for (column, start), length in zip(started, [*lengths, min(lengths)], strict=True):
        end = min(start + length, _MIDNIGHT)
        hours = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
        column.titles = (column.title, hours)


def _starts(column: Column) -> int | None:
    """The time of day that is the whole title of a column, in minutes; None without a word or minutes."""
    match = _START.fullmatch(normalized(column.title)) if len(column.titles) == 1 else None
    if match is None or not (match["minutes"] or match["before"] or match["behind"]):
        return None
    return 60 * int(match["hour"]) + int(match["minutes"] or 0)


_FEWEST_SLOTS, _OPENS, _CLOSES, _MIDNIGHT = 3, 7 * 60, 21 * 60, 24 * 60 - 1
_START = lazy_regex(
    r"(?P<before>(?:kl|godz|ore|ora|at|um|ab|from|à|alle|a las|às|saat|в|с|у|о|u|o|v|w|klo|kell)\.? )?\s*"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:：.h](?P<minutes>[0-5]\d))?\s*(?P<behind>h|hs?|uhr|ч|час\w*|sati|hod\.?|óra|點|点|时|時|시)?"
)
