"""Times of day in words of many languages."""

from __future__ import annotations

from pathlib import Path

from sco_scheduler.intake.values.clock_words import with_clock_words
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import without_marks
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "clock words.txt"
TEXTS = (
    "halb vier",
    "viertel nach drei",
    "viertel vor vier",
    "dreiviertel vier",
    "um drei",
    "um 12:30",
    "à trois heures et demie",
    "15 heures et quart",
    "midi et demi",
    "quinze heures",
    "a las dos y media",
    "a la una",
    "desde las dos de la tarde",
    "las dos empresas",
    "meio dia e meia",
    "às três e meia da tarde",
    "das duas da tarde",
    "alle due del pomeriggio",
    "mezzogiorno e mezzo",
    "le due aziende",
    "half vijf",
    "kwart over drie",
    "kwart voor vier",
    "o wpół do czwartej",
    "kwadrans po drugiej",
    "za kwadrans czwarta",
    "od piętnastej",
    "v půl čtvrté",
    "fél négykor",
    "negyed négykor",
    "háromnegyed négytől",
    "fél egyre",
    "déltől",
    "délig",
    "délben",
    "üç buçukta",
    "uch yarim",
    "үш жарым",
    "в половине четвертого",
    "полчетвертого",
    "четверть пятого",
    "без четверти четыре",
    "в два часа дня",
    "с двух до трех",
    "jam setengah empat",
    "jam tiga",
    "jam 11 siang",
    "세시 반",
    "두 시",
    "الساعة الثالثة والنصف",
    "الساعة الثانية",
    "ساعت سه و نیم",
    "2 giờ rưỡi",
    "3 giờ kém 15",
    "from 1500",
    "0900-1200",
    "since 2026",
    "10u30",
    "10u-11u",
    "16 u.",
    "16 h 30",
    "10g30",
    "10g - 11g15",
    "16-00",
    "10-15",
    "c 14",
    "h. 10-11",
    "H1",
    "Halle 3",
    "12-45-30",
    "N3-16",
    "2 buyers",
)


def test_times_in_words_become_figures_and_other_numbers_stay():
    said = {text: with_clock_words(normalized(text), without_marks(normalized(text))) for text in TEXTS}
    compared(GOLDEN, [f"{text}: {found}" for text, found in said.items()])
