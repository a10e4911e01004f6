"""Absence and presence as forms of further languages and unusual columns state them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.values.journeys import moves_at
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("said", "away_at"),
    [
        ("12 haziran 09:00-10:30", "12 09:00-10:30"),
        ("13 HAZİRAN'da 10:00-11:30", "13 10:00-11:30"),
        ("12 маусым 14:00-15:00", "12 14:00-15:00"),
        ("13 маусымда 14:00-15:00", "13 14:00-15:00"),
        ("12 juin: 9h-10h30", "12 09:00-10:30"),
        ("13. Juni 14:00-15:00", "13 14:00-15:00"),
        ("12 de junio 14:00-15:00", "12 14:00-15:00"),
        ("13 iyun 10:00-11:00", "13 10:00-11:00"),
        ("12 czerwca 10:00-11:00", "12 10:00-11:00"),
        ("giugno 12, 14:00-15:00", "12 14:00-15:00"),
    ],
)
def test_months_of_further_languages_are_those_of_days(tmp_path: Path, said: str, away_at: str):
    rows = [["Company", "Not available", "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, away_at)}


@pytest.mark.parametrize("said", ["12 nkumbula 10:00-11:30", "nkumbula 12, 10:00-11:30", "12 nkumbula: 10:00-11:30"])
def test_a_number_and_an_unknown_word_before_hours_are_asked_as_that_day(tmp_path: Path, said: str):
    rows = [["Company", "Not available", "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    asked_for = read(tmp_path, lists(rows))
    assert [(q.kind, q.guess) for q in asked_for.questions] == [("times", "2025-06-12 10:00-11:30")]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "12 10:00-11:30")}


@pytest.mark.parametrize("first", ["6月{0}日 {0} June", "{0} июня / June {0}", "6月{0}日（June {0}）"])
def test_options_that_are_days_in_two_languages_are_those_days(tmp_path: Path, first: str):
    one, other = first.format(12), first.format(13)
    rows = [
        ["Company", "Days you can attend", "Would like to meet"],
        [B[0], f"{one},{other}", S[0]],
        [B[1], other, S[1]],
        [B[2], one, S[1]],
    ]
    event = understood(read(tmp_path, lists(rows), sure=0.7))
    assert away(event) == {
        B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[2]: hours(event, "13 09:00-12:00", "13 14:00-17:00"),
    }


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("When will you be away? / June {}", "all day"),
        ("Когда вас не будет? / {} июня", "весь день"),
        ("6月{}日不能参加的时段", "全天"),
        ("Wann sind Sie nicht da? {}. Juni", "ganztägig"),
        ("Vos absences >> {} juin", "toute la journée"),
        ("{} Haziran'da katılamayacağınız saatler", "tüm gün"),
    ],
)
def test_all_day_below_a_day_of_absence_is_that_day(tmp_path: Path, title: str, whole: str):
    rows = [
        ["Company", title.format(12), title.format(13), "Would like to meet"],
        [B[0], whole, None, S[0]],
        [B[1], "10:00-11:00", whole, S[1]],
        [B[2], None, "14:00-15:00", S[1]],
    ]
    event = understood(read(tmp_path, lists(rows), sure=0.5))
    assert away(event) == {
        B[0]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[1]: hours(event, "12 10:00-11:00", "13 09:00-12:00", "13 14:00-17:00"),
        B[2]: hours(event, "13 14:00-15:00"),
    }


@pytest.mark.parametrize(
    ("title", "yes", "no", "till", "sure"),
    [
        ("Present on {} June", "yes", "no", "till 12:00", 0.9),
        ("Anwesend am {}. Juni", "ja", "nein", "bis 12 Uhr", 0.9),
        ("Présent le {} juin", "oui", "non", "jusqu'à 12h", 0.9),
        ("{} Haziran'da katılıyor musunuz?", "evet", "hayır", "12:00'ye kadar", 0.5),
        ("{} маусым", "иә", "жоқ", "12:00-ге дейін", 0.5),
        ("Когда Вы доступны {} июня?", "весь день", "Не участвую", "до 12:00", 0.9),
        ("Present on {} June", "yes", "We do not attend", "till 12:00", 0.9),
    ],
)
def test_yes_and_no_beside_hours_say_who_is_there_until_when(tmp_path: Path, title, yes, no, till, sure):
    said = zip(B, (no, till, yes), strict=True)
    rows = [["Company", title.format(13), "Would like to meet"], *([name, text, S[0]] for name, text in said)]
    asked = read(tmp_path, lists(rows)).questions
    assert {(q.kind, q.guess) for q in asked} == (set() if sure > 0.5 else {("column", "available")})
    event = read(tmp_path, lists(rows), sure=sure).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "13 09:00-12:00", "13 14:00-17:00"), B[1]: hours(event, "13 14:00-17:00")}


@pytest.mark.parametrize(
    ("title", "gone", "away_from", "limit"),
    [
        ("Ескерту", "қатыспайды (хат 19.04)", "12 маусымда 15:00-ден кейін жоқ", "4 кездесуден артық емес"),
        ("Anmerkungen", "abgesagt (Mail vom 5.3.)", "am 12. Juni ab 15:00 nicht da", "höchstens 4 Gespräche"),
        ("Lorem ipsum", "ОТКАЗ от участия (звонили 05.02)", "12 июня после 15:00 не будут", "не более 4 встреч"),
        ("Diğer", "katılmayacak (mail 5.3)", "12 Haziran 15:00'ten sonra yok", "en fazla 4 görüşme"),
    ],
)
def test_remarks_below_any_title_say_who_is_away_and_their_limits(tmp_path: Path, title, gone, away_from, limit):
    names = [*B, "Taraz Textile LLP", "Osh Retail OsOO"]
    rows = [
        ["Company", "Would like to meet", title],
        *([name, S[0], said] for name, said in zip(names, (gone, away_from, limit, "VIP", "lorem"), strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows), sure=0.6))
    companies = {company.name: company for company in event.companies}
    assert [name for name in names if companies[name].cancelled] == names[:1]
    assert away(event) == {names[1]: hours(event, "12 15:00-17:00")}
    assert [(name, t.maximum, t.vip) for name in names if (t := companies[name].purchaser)] == [
        (name, 4 if n == 2 else None, n == 3) for n, name in enumerate(names)
    ]


@pytest.mark.parametrize("title", ["Кіммен кездескіңіз келеді", "Ким менен жолуккуңуз келет"])
def test_a_wish_to_meet_is_no_arrival(tmp_path: Path, title: str):
    rows = [["Company", title], [B[0], S[0]], [B[1], f"{S[1]}; {S[2]}"], [B[2], S[3]]]
    assert len(understood(read(tmp_path, lists(rows))).requests) == 4
    assert moves_at(title) is None
    assert moves_at("Қашан келеді") == "from"


def test_a_day_only_until_some_hour_in_a_remark_is_proposed_as_an_absence(tmp_path: Path):
    rows = [
        ["Company", "Would like to meet", "Notes"],
        [B[0], S[0], "13.06 only until lunch (13:00)"],
        [B[1], S[1], None],
    ]
    assert [(q.kind, q.guess) for q in read(tmp_path, lists(rows)).questions] == [("cell", "Not available")]


HALF_DAYS = {
    "hr": ("Četvrtak 12.6.", "Petak 13.6.", "prije podne", "poslije podne"),
    "sr": ("Četvrtak 12.6", "Petak 13.6", "pre podne", "posle podne"),
    "de": ("Donnerstag 12.6.", "Freitag 13.6.", "vormittags", "nachmittags"),
    "fr": ("jeudi 12 juin", "vendredi 13 juin", "matin", "après-midi"),
    "es": ("jueves 12 de junio", "viernes 13 de junio", "mañana", "tarde"),
    "it": ("giovedì 12 giugno", "venerdì 13 giugno", "mattina", "pomeriggio"),
    "pt": ("quinta-feira 12 de junho", "sexta-feira 13 de junho", "manhã", "tarde"),
    "nl": ("donderdag 12 juni", "vrijdag 13 juni", "ochtend", "middag"),
    "pl": ("czwartek 12.6", "piątek 13.6", "przed południem", "po południu"),
    "cs": ("čtvrtek 12. června", "pátek 13. června", "dopoledne", "odpoledne"),
    "hu": ("csütörtök", "péntek", "délelőtt", "délután"),
    "ro": ("joi 12.6.", "vineri 13.6.", "dimineața", "după-amiaza"),
    "bg": ("четвъртък 12.6.", "петък 13.6.", "сутрин", "следобед"),
    "ru": ("Чт 12.06", "Пт 13.06", "до обеда", "после обеда"),
    "tr": ("12 Haziran Perşembe", "13 Haziran Cuma", "öğleden önce", "öğleden sonra"),
    "el": ("Πέμπτη 12/6", "Παρασκευή 13/6", "πρωί", "απόγευμα"),
    "sv": ("torsdag 12 juni", "fredag 13 juni", "förmiddag", "eftermiddag"),
    "zh": ("6月12日", "6月13日", "上午", "下午"),
    "ja": ("6月12日", "6月13日", "午前", "午後"),
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("language", HALF_DAYS)
@pytest.mark.parametrize("signs", ["+–", "xo"])
def test_half_days_in_two_header_rows_are_presence_and_no_companies(tmp_path: Path, language: str, signs: str):
    one, other, morning, afternoon = HALF_DAYS[language]
    there, gone = signs[0], {"–": "–", "o": None}[signs[1]]
    rows = [
        [None, None, None, one, None, other, None],
        ["Company", "1.", "2.", morning, afternoon, morning, afternoon],
        [B[0], S[0], S[1], there, there, there, there],
        [B[1], S[1], S[2], there, gone, there, there],
        [B[2], S[2], S[0], there, there, gone, there],
    ]
    event = read(tmp_path, lists(rows), sure=0.5).event
    assert event is not None
    assert {company.name for company in event.companies} == {*B, *S}
    assert away(event) == {B[1]: hours(event, "12 14:00-17:00"), B[2]: hours(event, "13 09:00-12:00")}


def ticked(titles, there, gone):
    """Three companies, of which the first is there in all columns, the others not in the first or the last but one."""
    rows = [["Company", "1.", "2.", *titles], [B[0], S[0], S[1], *[there] * len(titles)]]
    for n, place in ((1, 0), (2, len(titles) - 2)):
        rows.append([B[n], S[n], S[n + 1], *(gone if k == place else there for k in range(len(titles)))])
    return lists(rows)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("titles", ["9:00|11:00|14:00|15:30", "kl. 9|kl. 11|kl. 14|kl. 15.30", "9 h|11 h|14 h|15:30"])
@pytest.mark.parametrize(("there", "gone"), [("+", "–"), ("x", None), ("Ja", "Nein")])
def test_columns_called_after_the_start_of_a_slot_last_until_the_next(tmp_path: Path, titles, there, gone):
    event = understood(read(tmp_path, ticked(titles.split("|"), there, gone)))
    assert {company.name for company in event.companies} == {*B, *S}
    assert away(event)[B[1]] == hours(event, *(f"{day} 09:00-11:00" for day in (12, 13)))
    assert away(event)[B[2]] == hours(event, *(f"{day} 14:00-15:30" for day in (12, 13)))


@pytest.mark.parametrize(
    "titles", ["12.6. zyxw|12.6. vuts|13.6. zyxw|13.6. vuts", "Zyxw 12/6|Vuts 12/6|Zyxw 13/6|Vuts 13/6"]
)
@pytest.mark.parametrize(("there", "gone"), [("+", "–"), ("x", None), ("Ja", "Nein")])
def test_ticks_below_a_day_with_unknown_words_are_asked_and_no_company(tmp_path: Path, titles, there, gone):
    book = ticked(titles.split("|"), there, gone)
    asked = [q for q in read(tmp_path, book).questions if q.kind == "column"]
    assert {q.subject for q in asked} >= {titles.split("|")[0], titles.split("|")[2]}
    event = read(tmp_path, book, sure=0.0).event
    assert event is not None
    assert {company.name for company in event.companies} == {*B, *S}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("أيام الحضور", "الخميس 12 يونيو", "الجمعة 13 يونيو"),
        ("Katılım günleri", "12 Haziran Perşembe", "13 Haziran Cuma"),
        ("Hari kehadiran", "Kamis 12 Juni", "Jumat 13 Juni"),
        ("Anwesenheitstage", "Donnerstag 12. Juni", "Freitag 13. Juni"),
        ("ימי השתתפות", "12 ביוני", "13 ביוני"),
        ("روزهای حضور", "۱۲ ژوئن", "۱۳ ژوئن"),
    ],
)
@pytest.mark.parametrize("separator", ["\n", ", "])
def test_days_of_attendance_are_those_of_presence_in_further_languages(tmp_path, title, one, other, separator):
    rows = [
        ["Company", title, "Would like to meet"],
        [B[0], one + separator + other, S[0]],
        [B[1], other, S[1]],
        [B[2], one, S[1]],
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[2]: hours(event, "13 09:00-12:00", "13 14:00-17:00"),
    }


def test_answers_beside_yes_say_nothing_or_are_asked(tmp_path: Path):
    """``Yes`` with a courtesy is presence; what is not known is asked, and no other answer is its hours."""
    names = [*B, "Taraz Textile LLP", "Osh Retail OsOO"]
    said = ["Yes", "yes inshallah", "Oui, les 2 jours", "partly", "partly"]
    rows = [["Company", "Would like to meet", "Availability (12 and 13 June)"]]
    rows += [[name, S[0], text] for name, text in zip(names, said, strict=True)]
    (tmp_path / "map.toml").write_text('[form."Buyer answers".columns]\n"column C" = "available"\n', encoding="utf-8")
    intake = read(tmp_path, lists(rows), form=tmp_path / "map.toml")
    offered = ("2025-06-12", "2025-06-13", "never")
    assert [(q.kind, q.subject, q.options, q.guess) for q in intake.questions] == [("times", "partly", offered, "")]


@pytest.mark.parametrize(
    ("title", "yes", "asked"),
    [
        ("Will you be there all the time? If not, when are you away?", "Yes", False),
        ("Будете ли вы на площадке всё время? Если нет, укажите, когда вас не будет", "Да, оба дня", False),
        ("Are you away for some time? If so, when?", "Yes", True),
    ],
)
def test_a_yes_below_a_question_for_presence_is_no_absence(tmp_path: Path, title: str, yes: str, asked: bool):
    rows = [["Company", title, "Would like to meet"], [B[0], "12 June 10:00-11:30", S[0]], [B[1], yes, S[1]]]
    assert ("times" in {q.kind for q in read(tmp_path, lists(rows)).questions}) is asked
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert asked or (event is not None and away(event) == {B[0]: hours(event, "12 10:00-11:30")})


@pytest.mark.parametrize(
    ("title", "both", "one"),
    [
        ("Days", "both days", "only 12 June"),
        ("Tage", "beide Tage", "nur 12.6."),
        ("Дни", "оба дня", "только 12.06"),
        ("Tham dự", "Cả hai ngày", "Chỉ ngày 12/6"),
        ("Ngày", "Cả hai ngày", "chỉ 12/6"),
    ],
)
def test_a_title_that_is_only_the_word_for_days_asks_when_they_are_there(tmp_path: Path, title, both, one):
    rows = [["Company", title, "Would like to meet"], [B[0], one, S[0]], *([b, both, S[1]] for b in B[1:])]
    assert away(understood(read(tmp_path, lists(rows)))) == {
        B[0]: hours(understood(read(tmp_path, lists(rows))), "13 09:00-17:00")
    }


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (("12.06", "13.06"), ("+", "–", "до 13:00")),
        (("There 12/6", "There 13/6"), ("yes", "no", "until 13:00")),
        (("Присутні 12.06", "Присутні 13.06"), ("+", "-", "до 13:00")),
    ],
)
def test_a_dash_beside_ticks_and_hours_is_absence_on_the_day_of_the_title(tmp_path: Path, titles, said):
    rows = [["Company", *titles, "Would like to meet"], *([b, said[0], s, S[0]] for b, s in zip(B, said, strict=True))]
    event = read(tmp_path, lists(rows), sure=0.5).event
    assert event is not None
    assert away(event) == {B[1]: hours(event, "13 09:00-17:00"), B[2]: hours(event, "13 13:00-17:00")}


@pytest.mark.one_of(2)
@pytest.mark.parametrize(
    ("title", "there", "part"),
    [
        ("6月12日9:00-17:00能否全程参会", "能全程参会", "不能全程（请注明时间）〖10:30以后到〗"),
        (
            "12 June 9:00-17:00: can you attend throughout?",
            "Can attend throughout",
            "Not throughout: arriving at 10:30",
        ),
        ("12 июня: сможете присутствовать весь день?", "Сможем присутствовать весь день", "Нет, приедем в 10:30"),
        ("12. Juni: Können Sie den ganzen Tag teilnehmen?", "Kann den ganzen Tag teilnehmen", "Nein, erst ab 10:30"),
    ],
)
@pytest.mark.parametrize("meaning", ["Not available", "available"])
def test_who_can_attend_throughout_is_never_away(tmp_path: Path, title, there, part, meaning):
    rows = [["Company", title, "Would like to meet"], [B[0], part, S[0]], [B[1], there, S[1]], [B[2], there, S[2]]]
    folder = tmp_path / "map.toml"
    folder.write_text(f'[form."Buyer answers".columns]\n"{title}" = "{meaning}"\n', encoding="utf-8")
    intake = read(tmp_path, lists(rows), sure=0.0, form=folder)
    assert intake.event is not None
    assert away(intake.event).keys() <= {B[0]}
