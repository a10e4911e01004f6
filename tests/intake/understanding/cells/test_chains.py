"""Lines of a chat in which companies signed up are read as a list: one a row or all in one cell, numbered or not."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.cells.chains import with_chains
from tests.intake.books import read
from tests.intake.understanding.answers import said, understood
from tests.intake.understanding.sheets import sheet, shown

HOSTS = ["重庆锦隆食品有限公司", "重庆百佳汽配有限公司", "重庆天宇机械有限公司"]
HALLS = {"供应商": [["企业名称", "展区"], *([host, "A"] for host in HOSTS)]}
LINES = [
    "#接龙",
    "格式：公司 人数 想见的供应商",
    "1. 塔什干汽配公司 2人 想见重庆百佳汽配有限公司、重庆天宇机械有限公司，16:00以后要去机场",
    "2. 阿拉木图食品公司 1人 想见 锦隆食品、天宇机械，不见百佳汽配",
    "3. 比什凯克商行 3人，必须见重庆锦隆食品有限公司，想见天宇机械，最多2场",
    "4. 奥什巴扎集团，想见百佳汽配",
]
WISHES = {
    ("塔什干汽配公司", HOSTS[1], "want"),
    ("塔什干汽配公司", HOSTS[2], "want"),
    ("阿拉木图食品公司", HOSTS[0], "want"),
    ("阿拉木图食品公司", HOSTS[2], "want"),
    ("阿拉木图食品公司", HOSTS[1], "no"),
    ("比什凯克商行", HOSTS[0], "must"),
    ("比什凯克商行", HOSTS[2], "want"),
    ("奥什巴扎集团", HOSTS[1], "want"),
}


@pytest.mark.parametrize(
    "rows",
    [
        [[line] for line in LINES],
        [["\n".join(LINES)]],
        [[line.partition(". ")[2].replace(" 2人", "").replace(" 1人", "")] for line in LINES[2:]],
    ],
    ids=["a line a row", "one cell", "without numbers"],
)
def test_who_signed_up_with_wishes_hours_and_limits(tmp_path, rows):
    event = understood(read(tmp_path, {"Sheet1": rows, **HALLS}))
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == WISHES
    told = {c.local_name or c.name: c for c in event.companies}
    assert told["比什凯克商行"].purchaser.maximum == 2
    assert [f"{a.start:%H:%M}" for a in told["塔什干汽配公司"].delegates[0].absences] == ["16:00"]


def test_lines_that_name_nobody_are_no_chain(tmp_path):
    rows = [[f"We want to meet {host}"] for host in HOSTS]
    assert read(tmp_path, {"Sheet1": rows, **HALLS}).event is None


def test_a_chain_in_russian_names_who_is_left_out(tmp_path):
    rows = [["1) ООО «Волга» 2 чел., хотим встретиться с Алтын Трейд, Восток; до 11:00 не будет"]]
    rows += [["2) ТОО «Сарыарка» хочет встретиться с Восток, кроме Алтын Трейд"]]
    rows += [["3) Ош Базар, хотели бы встретиться с Запад, максимум 3 встречи"], ["4) Орда"]]
    sellers = [["Компания", "Зона"], ["Алтын Трейд", "A"], ["Восток", "A"], ["Запад", "A"]]
    event = understood(read(tmp_path, {"Чат": rows, "Поставщики": sellers}))
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {
        ("ООО «Волга»", "Алтын Трейд", "want"),
        ("ООО «Волга»", "Восток", "want"),
        ("ТОО «Сарыарка»", "Восток", "want"),
        ("ТОО «Сарыарка»", "Алтын Трейд", "no"),
        ("Ош Базар", "Запад", "want"),
    }
    assert "Орда" in {c.name for c in event.companies if c.purchaser}


COMPANIES = {
    "Buyers": [["Company"], ["Altyn Trade"], ["Ural Import"], ["Kyzyl Mart"], ["Bishkek Motors"]],
    "Suppliers": [["Company"], ["Jade Tea"], ["Lotus Optics"], ["River Machines"], ["Panda Toys"]],
}
SENT = {
    ("Altyn Trade", "Jade Tea", "want"),
    ("Altyn Trade", "Lotus Optics", "want"),
    ("Altyn Trade", "River Machines", "no"),
    ("Ural Import", "Panda Toys", "want"),
    ("Ural Import", "Jade Tea", "no"),
    ("Kyzyl Mart", "Lotus Optics", "want"),
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "lines",
    [
        ["wants Jade Tea, Lotus Optics; not River Machines", "Panda Toys, but not Jade Tea", "wants Lotus Optics"],
        ["хочет Jade Tea, Lotus Optics; нельзя River Machines", "хочет Panda Toys; кроме Jade Tea", "Lotus Optics"],
        ["想见 Jade Tea、Lotus Optics；不见 River Machines", "想见 Panda Toys，不想见 Jade Tea", "Lotus Optics"],
    ],
)
@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("sent", ["", "[12.05, 10:31] Aigul: "])
def test_lines_of_companies_with_what_they_want_behind_a_colon(tmp_path, lines, listed, sent):
    rows = [[f"{sent}{buyer[0]}: {line}"] for buyer, line in zip(COMPANIES["Buyers"][1:], lines, strict=False)]
    sheets = COMPANIES if listed else {"Suppliers": COMPANIES["Suppliers"]}
    event = understood(read(tmp_path, {"Chat": rows, **sheets}))
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == SENT


SIGNED = [
    "Sign up: company, people, whom you want to meet",
    "1. Altyn Trade, 2 people: wants to meet Jade Tea, Lotus Optics; not River Machines",
    "2. Ural Import, must meet Panda Toys, away on 12 June",
    "3. Orda Foods (until 15:00)",
    "4. Kyzyl Mart, wants to meet Jade Tea",
    "5. Spring Parts Co., Ltd.",
    "see you there.",
]
MADE = [
    "{} Company, {} Wants to meet, {} Must meet, {} Does not want to meet, {} Remarks",
    "{} Altyn Trade, {} Jade Tea; Lotus Optics, {} River Machines",
    "{} Ural Import, {} Panda Toys, {} away on 12 June",
    "{} Orda Foods (until 15:00)",
    "{} Kyzyl Mart, {} Jade Tea",
    "{} Spring Parts Co., Ltd",
    "{} see you there.",
]


@pytest.mark.parametrize(
    ("rows", "made", "first"),
    [
        (SIGNED, MADE, 2),
        (SIGNED[1:], MADE, 1),
        (["\n".join(SIGNED)], MADE, None),
        (["\n".join(SIGNED[1:])], MADE, None),
        (["\n".join(SIGNED[:4])], MADE[:4], None),
        (["\n".join(SIGNED[:3])], None, None),
        ([*SIGNED[1:3], SIGNED[4]], [*MADE[:3], MADE[4]], 1),
        ([*SIGNED[1:4], *SIGNED[5:]], None, 1),
        (["We want to meet Jade Tea", *(line[3:] for line in SIGNED[1:3]), SIGNED[4][3:]], None, 1),
        (
            [
                "Altyn Trade: wants Jade Tea",
                "Ural Import：Lotus Optics",
                "Orda: wants Panda; must meet Jade",
                "Nomad: until 15:00",
            ],
            [
                MADE[0],
                "{} Altyn Trade, {} Jade Tea",
                "{} Ural Import, {} Lotus Optics",
                "{} Orda, {} Panda, {} Jade",
                "{} Nomad: until 15:00",
            ],
            1,
        ),
    ],
)
def test_a_line_of_a_chat_is_a_row_with_its_cell(rows, made, first):
    lines = [[row] for row in rows]
    sheets = (sheet("Chat", *lines), sheet("Other", *([row, "x"] for row in rows)), sheet("Last", *lines, ["a", "b"]))
    grid, *others = with_chains(Book("trade.xlsx", sheets)).grids
    assert all(one is other for one, other in zip(others, sheets[1:], strict=True)), "several cells are no line"
    told = [line.partition(": ")[2] for line in shown(grid)]
    if made is None:
        assert told == [f"A{row} {text}" for row, text in enumerate(rows, 1)]
        return
    assert sorted({column for values in grid.rows.values() for column in values}) == [1, 2, 3, 4, 5]
    places = ["A1"] * len(made) if first is None else [f"A{first + max(0, n - 1)}" for n in range(len(made))]
    assert told == [line.replace("{}", place) for line, place in zip(made, places, strict=True)]
    assert [str(grid.cell(row, 0)) for row in grid.rows] == [f"Chat!{place}" for place in places]


SIGNED = [
    "#接龙",
    "格式：公司-姓名（采购写“采”，供应商写“供”）想见：xxx；不见：xxx；备注",
    "1. 净味猫砂-阿净（供）想见：小爪生活馆、喵星人连锁；展品较大要大桌",
    "2. 小爪生活馆-朵朵（采）想见：净味猫砂、尾巴星球；不见：鲜肉罐头厂；素食一份",
    "3. 尾巴星球-星仔（供）想见：喵星人连锁；不超过3场",
    "4. 喵星人连锁-Linda（采）想见：鲜肉罐头厂；谢谢群主",
    "5. 鲜肉罐头厂（供）想见：喵星人连锁",
    "6. 补充一下，2号小爪生活馆再加一家：鲜肉罐头厂",
    "7. 收到 请大家准时到场",
]


def test_companies_of_both_sides_sign_up_with_side_and_person(tmp_path):
    (question,) = read(tmp_path, {"Sheet1": [[line] for line in SIGNED]}).questions
    assert (question.kind, question.subject) == ("cell", SIGNED[7])  # a change of an earlier line is no company
    told = f'[words.remark]\nNotes = ["{SIGNED[7]}"]\n[remarks]\nall = "as read"\n'
    (tmp_path / "map.toml").write_text(told, encoding="utf-8")
    event = understood(read(tmp_path, {"Sheet1": [[line] for line in SIGNED]}, form=tmp_path / "map.toml"))
    sides = {c.local_name or c.name: c.purchaser is not None for c in event.companies}
    assert sides == {"净味猫砂": False, "小爪生活馆": True, "尾巴星球": False, "喵星人连锁": True, "鲜肉罐头厂": False}
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {
        ("净味猫砂", "小爪生活馆", "want"),
        ("净味猫砂", "喵星人连锁", "want"),
        ("小爪生活馆", "净味猫砂", "want"),
        ("小爪生活馆", "尾巴星球", "want"),
        ("小爪生活馆", "鲜肉罐头厂", "no"),
        ("尾巴星球", "喵星人连锁", "want"),
        ("喵星人连锁", "鲜肉罐头厂", "want"),
        ("鲜肉罐头厂", "喵星人连锁", "want"),
    }
    people = {c.local_name or c.name: [d.name for d in c.delegates] for c in event.companies}
    assert (people["喵星人连锁"], people["净味猫砂"]) == (["Linda"], ["阿净"])
