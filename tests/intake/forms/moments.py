"""Days, times and range lists, as people and spreadsheets write them."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from random import Random

from openpyxl.utils.datetime import to_excel

from sco_scheduler.resources import data_file
from tests.intake.forms.values import Stretch

_MONTHS = json.loads(data_file("months.json").read_text(encoding="utf-8"))
_WEEKDAYS = "一二三四五六日"


def day_texts(day: date) -> list[str]:
    """Texts that can only mean one day."""
    year, month, number = day.year, day.month, day.day
    english = [name.title() for name in _MONTHS[str(month)] if name.isascii()]
    russian = next(name for name in _MONTHS[str(month)] if not name.isascii())
    texts = [
        day.isoformat(),
        f"{year}/{month}/{number}",
        f"{year}.{month:02d}.{number:02d}",
        f"{year}年{month}月{number}日",
        f"{year}年{month:02d}月{number:02d}日 星期{_WEEKDAYS[day.weekday()]}",
        f"{year} 年 {month} 月 {number} 日",
        f"{year}年{month}月{number}日（周{_WEEKDAYS[day.weekday()]}）",
        f"{number:02d}.{month:02d}.{year}",
        f"{number}.{month}.{year} г.",
        f"{number} {russian} {year} г.",
        f"{number} {russian} {year}",
        f"{number} {english[0]} {year}",
        f"{english[-1]} {number}, {year}",
        f"{number:02d}-{english[1 % len(english)]}-{year}",
    ]
    if number > 12 or number == month:
        texts += [f"{number:02d}/{month:02d}/{year}", f"{month}/{number}/{year}", f"{number}-{month:02d}-{year}"]
    return texts


def clock_texts(moment: time) -> list[str]:
    """Texts that mean one time of day."""
    hours, minutes = moment.hour, moment.minute
    half, twelve = ("上午", "am") if hours < 12 else ("下午", "pm"), (hours - 1) % 12 + 1
    small = f"{minutes:02d}"
    texts = [
        f"{hours:02d}:{small}",
        f"{hours}:{small}",
        f"{hours:02d}:{small}:00",
        f"{hours}：{small}",
        f"{hours:02d}.{small}",
        f"{hours}h{small}",
        f"{hours} h {small}",
        f"{hours}点{small}分",
        f"{hours}时{small}分",
        f"{hours} ч {small} мин",
        f"{twelve}:{small} {half[1]}",
        f"{twelve}:{small}{half[1].upper()}",
        f"{twelve}.{small} {half[1][0]}.m.",
    ]
    if hours != 12:
        texts += [f"{half[0]}{twelve}:{minutes:02d}", f"{half[0]} {twelve}点{minutes:02d}分"]
        texts.append(f"{twelve}:{minutes:02d} {'утра' if hours < 12 else 'дня'}")
    if minutes == 0:
        texts += [f"{hours}h", f"{hours}点", f"{hours}点整", f"{hours} ч.", f"{twelve} {half[1]}"]
    if minutes == 30:
        texts.append(f"{hours}点半")
    return texts


def day_values(day: date, epoch: datetime) -> list[object]:
    """What a spreadsheet can hold for a day."""
    return [day, datetime.combine(day, time()), int(to_excel(day, epoch)), float(to_excel(day, epoch))]


def clock_values(moment: time) -> list[object]:
    """What a spreadsheet can hold for a time of day."""
    since = timedelta(hours=moment.hour, minutes=moment.minute)
    return [moment, since / timedelta(days=1), since, datetime.combine(date(2025, 6, 12), moment)]


def stretch_texts(stretch: Stretch, chance: Random, *, plain: bool) -> str:
    """A stretch without its day."""
    if stretch.session:
        return stretch.session if plain else chance.choice((stretch.session, stretch.session.upper()))
    texts = [
        "" if end is None else end.strftime("%H:%M") if plain else chance.choice(clock_texts(end))
        for end in (stretch.start, stretch.end)
    ]
    if plain or not all(texts):
        return f"{texts[0]}{'-' if plain else chance.choice('-–—~～')}{texts[1]}"
    dash = chance.choice(("-", " - ", "–", " — ", "~", "～", "至", "到", " to ", " до "))
    before = chance.choice(
        {" to ": ("from ", ""), " до ": ("с ", ""), "至": ("从", ""), "到": ("从", "自")}.get(dash, ("",))
    )
    return f"{before}{texts[0]}{dash}{texts[1]}"
