"""Columns of attendance, one for each day: yes is there, no is away that day, hours are those of the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, save
from tests.intake.understanding.answers import B, S

MAY = date(2026, 5, 1)

TOLD = {
    "Czech": (
        ("Účast 9. 6. 2026 (9–17 h)", "Účast 10. 6. 2026 (9–15 h)"),
        "ano",
        "ne",
        "ano, od 11:00",
        "ano, jen do 12:00",
    ),
    "Polish": (
        ("Obecność 9.06.2026 (9:00-17:00)", "Obecność 10.06.2026 (9:00-15:00)"),
        *("tak", "nie", "tak, od 11", "tak, tylko do 12:00"),
    ),
    "Spanish": (
        ("Asistencia 9/6/2026 (9-17 h)", "Asistencia 10/6/2026 (9-15 h)"),
        *("sí", "no", "sí, desde las 11:00", "sí, solo hasta las 12:00"),
    ),
    "Turkish": (
        ("Katılım 9 Haziran 2026 (09:00-17:00)", "Katılım 10 Haziran 2026 (09:00-15:00)"),
        *("evet", "hayır", "evet, 11:00'den itibaren", "evet, sadece 12:00'ye kadar"),
    ),
    "Japanese": (
        ("2026年6月9日（火）の出席（9:00～17:00）", "2026年6月10日（水）の出席（9:00～15:00）"),
        *("はい", "いいえ", "はい、11時から", "はい、12時まで"),
    ),
    "Russian": (
        ("Участие 9 июня 2026 г. (9–17 ч)", "Участие 10 июня 2026 г. (9–15 ч)"),
        *("да", "нет", "да, с 11:00", "да, только до 12:00"),
    ),
    "Arabic": (
        ("الحضور 9 يونيو 2026 (9-17)", "الحضور 10 يونيو 2026 (9-15)"),
        *("نعم", "لا", "نعم، من 11:00", "نعم، حتى 12:00"),
    ),
    "German": (
        ("Teilnahme 09.06.2026 (9–17 Uhr)", "Teilnahme 10.06.2026 (9–15 Uhr)"),
        *("ja", "nein", "ja, ab 11 Uhr", "ja, nur bis 12 Uhr"),
    ),
    "Italian": (
        ("Presenza 9 giugno 2026 (ore 9-17)", "Presenza 10 giugno 2026 (ore 9-15)"),
        *("sì", "no", "sì, dalle 11", "sì, solo fino alle 12"),
    ),
    "Portuguese": (
        ("Presença 09/06/2026 (9h às 17h)", "Presença 10/06/2026 (9h às 15h)"),
        *("sim", "não", "sim, a partir das 11h", "sim, só até 12h"),
    ),
    "Thai": (
        ("เข้าร่วม 9 มิ.ย. 2569 (9.00-17.00 น.)", "เข้าร่วม 10 มิ.ย. 2569 (9.00-15.00 น.)"),
        *("ใช่", "ไม่", "ใช่ ตั้งแต่ 11.00 น.", "ใช่ ถึง 12.00 น."),
    ),
}
"""The titles of two days, and what yes, no, from 11:00 and until 12:00 are below them."""


def attendance(titles: tuple[str, ...], yes: str, no: str, late: str, early: str) -> list[list[str | None]]:
    said = ((yes, no), (late, yes), (yes, early), (no, yes), (yes, yes), (yes, None))
    names = [*B, "Baltic Foods", "Nordic Paper", "Sahara Oils"]
    rows: list[list[str | None]] = [["Company", "Role", "Would like to meet", *titles]]
    rows += [[b, "Buyer", S[n % len(S)], *of] for n, (b, of) in enumerate(zip(names, said, strict=True))]
    return rows + [[s, "Supplier", None, yes, yes] for s in S]


def taken(folder: Path, sheets: Sheets) -> Intake:
    """What is read with every guess taken."""
    return read_registrations([save(folder / "export.xlsx", sheets)], today=MAY, sure=0.0)


def away(event: Event) -> dict[str, list[str]]:
    """The hours within the sessions in which companies are away, by the day of June."""
    return {
        company.name: [
            f"{start:%d %H:%M}-{end:%H:%M}"
            for session in event.sessions
            for span in company.delegates[0].absences
            if span.overlaps(session.start, session.end)
            for start, end in [(max(span.start, session.start), min(span.end, session.end))]
        ]
        for company in event.companies
        if company.delegates[0].absences
    }


@pytest.mark.one_of(3)
@pytest.mark.parametrize("language", TOLD)
def test_answers_below_days_with_hours_are_those_of_the_day(tmp_path, language):
    intake = taken(tmp_path, {"Export": attendance(*TOLD[language])})
    assert intake.event is not None
    sessions = [f"{s.start:%d %H:%M}-{s.end:%H:%M}" for s in intake.event.sessions]
    assert sessions == ["09 09:00-17:00", "10 09:00-15:00"]
    assert away(intake.event) == {
        B[0]: ["10 09:00-15:00"],
        B[1]: ["09 09:00-11:00"],
        B[2]: ["10 12:00-15:00"],
        "Baltic Foods": ["09 09:00-17:00"],
    }
    assert not [finding for finding in intake.findings if finding.code == "sessions-default"]


OTHERS = {
    "Czech": ("Účast 9. 6.", "Účast 10. 6."),
    "German": ("Teilnahme 9.6.", "Teilnahme 10.6."),
    "Polish": ("Obecność 9 czerwca", "Obecność 10 czerwca"),
    "Spanish": ("Asistencia martes", "Asistencia miércoles"),
    "Turkish": ("1. gün katılım", "2. gün katılım"),
    "Russian": ("Участие вторник", "Участие среда"),
    "Arabic": ("الحضور اليوم الأول", "الحضور اليوم الثاني"),
    "Japanese": ("1日目の出席", "2日目の出席"),
}
"""Titles of the days that say no year, only the day of the week, or the place of the day."""

SESSIONS = [["Session", "Date", "Start", "End"], *(["Day", f"2026-06-{day}", "09:00", "15:00"] for day in ("09", "10"))]


@pytest.mark.one_of(2)
@pytest.mark.parametrize("language", OTHERS)
def test_answers_below_days_of_the_event_in_other_words_are_those_of_the_day(tmp_path, language):
    rows = attendance(OTHERS[language], *TOLD[language][1:])
    event = taken(tmp_path, {"Export": rows, "Sessions": SESSIONS}).event
    assert event is not None
    assert away(event) == {
        B[0]: ["10 09:00-15:00"],
        B[1]: ["09 09:00-11:00"],
        B[2]: ["10 12:00-15:00"],
        "Baltic Foods": ["09 09:00-15:00"],
    }


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("Účast 9. 6.", "Účast 10. 6."), TOLD["Czech"][1:]),
        (("Teilnahme 9.6.", "Teilnahme 10.6."), TOLD["German"][1:]),
        (("6/9出席", "6/10出席"), ("出席", "欠席", "11時から出席", "12時まで出席")),
        (("Katılım 9/6", "Katılım 10/6"), TOLD["Turkish"][1:]),
    ],
)
def test_days_in_figures_that_only_titles_name_are_those_of_the_event(tmp_path, titles, words):
    event = taken(tmp_path, {"Export": attendance(titles, *words)}).event
    assert event is not None
    assert sorted({f"{s.start:%m-%d}" for s in event.sessions}) == ["06-09", "06-10"]
    found = away(event)
    assert found.keys() == {B[0], B[1], B[2], "Baltic Foods"}
    assert [{span[:2] for span in found[b]} for b in B] == [{"10"}, {"09"}, {"10"}]


def test_lunches_of_both_days_beside_attendance_are_no_hours_of_the_event(tmp_path):
    rows = attendance(*TOLD["Czech"])
    rows[0] += ["Oběd 9. 6. 2026 (12–13 h)", "Oběd 10. 6. 2026 (12–13 h)"]
    for row in rows[1:]:
        row.extend(("ne", "ano"))
    event = taken(tmp_path, {"Export": rows}).event
    assert event is not None
    assert away(event)[B[0]] == ["10 09:00-15:00"]
    assert "Nordic Paper" not in away(event)


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        (
            "能否全程参加（6月9日9:00-11:30、13:30-16:30）？",
            ("全程参加", "部分时段不能参加〖下午要回厂，13:30以后不在〗", "部分时段不能参加〖10:00后才能到〗"),
        ),
        ("Can you be there (9 June, 9:00-11:30 and 13:30-16:30)?", ("yes", "not after 13:30", "only from 10:00")),
        ("Can you be there (9 June, 9:00-11:30)?", ("yes", "not after 13:30", "only from 10:00")),
    ],
)
def test_answers_below_the_hours_of_both_halves_of_a_day_are_about_either(tmp_path, title, answers):
    rows = [["Company", title, "Wants to meet"], *([n, said, S[0]] for n, said in zip(B, answers, strict=True))]
    halves = [("Morning", "09:00", "11:30"), ("Afternoon", "13:30", "16:30")]
    sessions = [["Session", "Date", "Start", "End"], *([name, "2026-06-09", *hours] for name, *hours in halves)]
    suppliers = [["Company"], *([name] for name in S)]
    event = taken(tmp_path, {"Buyers": rows, "Suppliers": suppliers, "Sessions": sessions}).event
    assert event is not None
    assert away(event) == {B[1]: ["09 13:30-16:30"], B[2]: ["09 09:00-10:00"]}
