"""Verbs of adding and of striking off tell in any language which companies of a remark are wanted still."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.amendments import Amendments, amendments_in

ADD_A_STRIKE_B = """
add A, strike out B
добавить A, B вычеркнуть
增加A，删除B
A を追加、B を削除
A 추가, B 삭제
A ergänzen, B streichen
ajouter A, rayer B
añadir A, quitar B
adicionar A, remover B
aggiungere A, togliere B
A toevoegen, B schrappen
dopisać A, B skreślić
přidat A, B škrtnout
pridať A, B škrtnúť
hozzáadni A, B törölni
adăugați A, ștergeți B
dodati A, B brisati
добави A, махни B
додати A, B викреслити
дадаць A, B выкрасліць
προσθέστε A, διαγράψτε B
A eklensin, B çıkarılsın
A əlavə edin, B çıxarın
A қосыңыз, B алып тастаңыз
A кошуңуз, B алып салыңыз
A qo‘shilsin, B olib tashlansin
A илова кунед, B хориҷ кунед
A нэмэх, B устгах
lägg till A, stryk B
tilføj A, slet B
legg til A, fjern B
lisää A, poista B
pridėti A, išbraukti B
pievienot A, svītrot B
lisada A, kustutada B
thêm A, bỏ B
เพิ่ม A, ตัด B
tambah A, hapus B
إضافة A، حذف B
اضافه A، حذف B
להוסיף A, למחוק B
A जोड़ें, B हटाएं
დაამატეთ A, წაშალეთ B
ավելացնել A, ջնջել B
""".strip().splitlines()


def _read(text: str) -> Amendments | None:
    others = {name for name in "ABC" if name in text}
    return amendments_in(text, others, lambda part: {*part} & others, lambda part: "do not" in part)


@pytest.mark.parametrize("text", ADD_A_STRIKE_B)
def test_one_is_added_and_one_struck_off(text):
    assert _read(text) == (frozenset("A"), frozenset("B"))


@pytest.mark.parametrize(
    ("text", "added", "taken"),
    [
        ("please remove A and add B", "B", "A"),
        ("add A and B, remove C", "AB", "C"),
        ("add A, B", "AB", ""),
        ("A, B ekleyin", "AB", ""),
        ("added A, the first form does not count", "A", ""),
        ("A, B streichen", "", "AB"),
    ],
)
def test_names_beside_a_verb_share_it(text, added, taken):
    assert _read(text) == (frozenset(added), frozenset(taken))


@pytest.mark.parametrize("text", ["do not add A", "add A, B, remove C", "A and B", "see A", "add or remove A"])
def test_a_missing_negated_or_unclear_verb_tells_nothing(text):
    assert _read(text) is None
