"""Whether people of one company meet together or at several tables is known by words for it, in many languages."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.parties import at_one_table, parties_in, parties_of

TOGETHER = """
We will sit together. No separate schedule please.
same table as my colleague
отдельное расписание не нужно, сидим вместе
不用单独安排，坐在一起
別々のスケジュールは不要です
별도 일정 필요 없음
kein eigener Zeitplan, wir sitzen zusammen
le même planning, nous serons ensemble
en la misma mesa
o mesmo horário, por favor
lo stesso tavolo
bez osobnego harmonogramu
společný rozvrh
nem kell külön
aynı masada oturacağız
бөлек кесте керек емес
alohida jadval kerak emas
cùng một bàn
نفس الجدول
با هم می‌نشینیم
Нас двое, но встречи ведём вместе
siamo in due ma facciamo gli incontri insieme
wir kommen zu zweit, Termine gemeinsam
nous sommes deux, mais RDV ensemble
""".strip().splitlines()

APART = """
two of us, can sit at different tables
нас будет двое, можем сидеть за разными столами
2 nafar vakil, 2 ta stol
两个人，可以分开坐不同的桌
zwei Personen, an getrennten Tischen
deux personnes, tables séparées
dos personas en mesas distintas
dwie osoby, przy różnych stolikach
iki kişi, ayrı masalarda
ikki kishi, alohida stollarda
دو نفر، سر میزهای جداگانه
""".strip().splitlines()


@pytest.mark.parametrize("text", TOGETHER)
def test_one_agenda_for_all_is_known(text):
    assert (at_one_table(text), parties_in(text)) == (True, 0)


@pytest.mark.parametrize("text", APART)
def test_several_tables_are_known(text):
    assert (at_one_table(text), parties_in(text)) == (False, 2)


@pytest.mark.parametrize(("text", "parties"), [("нас трое, за разными столами", 3), ("4 of us at separate tables", 4)])
def test_how_many_they_are_is_said_in_figures_or_words(text, parties):
    assert parties_in(text) == parties


@pytest.mark.parametrize("text", ["we need a separate table", "2 kişi", "a colleague comes along", "stable prices"])
def test_other_remarks_say_nothing_of_it(text):
    assert (at_one_table(text), parties_in(text)) == (False, 0)


@pytest.mark.parametrize(
    ("answer", "parties"),
    [
        ("1", 1),
        ("2", 2),
        ("0 1", 1),
        ("1 2", None),
        ("0", None),
        ("120", None),
        ("kein eigener Zeitplan, wir sitzen zusammen", 1),
        ("两个人，可以分开坐不同的桌", 2),
    ],
)
def test_an_answer_tells_it_by_its_only_number_too(answer, parties):
    assert parties_of(answer) == parties
