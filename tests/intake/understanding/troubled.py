"""Exports in which much is doubtful: every kind of question, remark and slip of the pen in a few rows."""

from __future__ import annotations

from tests.intake.books import Sheets
from tests.intake.understanding.answers import event_sheets


def table(text: str) -> list[list[object]]:
    """The rows of a sheet, of which bars part the cells."""
    cells = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]
    return [[int(cell) if cell.isdecimal() else cell or None for cell in row] for row in cells]


ANSWERS = """
Timestamp|E-mail|Your company|Country|Contact person|Languages|How many delegates?|Max. meetings\
|When can you NOT attend?|12 June 9:00-10:00|Top-3 suppliers: 1|2|3|Must meet (max 2)|Whom to avoid\
|Info|Attending?|Hotel check-in|Remarks
2025-05-01 10:00:00|b1@ex.org|Altyn Trade LLP|Kazakhstan|Aigul|ru|2|6|12 June 14:00-15:00|yes\
|Chongqing Motors Co., Ltd.|River Machines, Inc.\
|Spring Parts Co., Ltd.|||A|yes|2025-06-11 23:10|please not River Machines
2025-05-02 10:00:00|b2@ex.org|Ural Import LLC|Russia|Oleg|ru; en|1|max 4|13 June morning|no|Chongqing Motros\
|River Machins Inc|Yangtze|Spring Parts|Jialing Tractors|B|yes|2025-06-11 22:00|leaving at 16:00
2025-05-03 10:00:00|b3@ex.org|Samarkand Agro|Uzbekistan|Timur|ru|3 people|no limit||yes|Golden Apple Ltd\
|Golden Bridge Import & Export Co., Ltd.|||competitors|A|no||max 4 meetings, no meetings before 10:00
2025-05-04 10:00:00|b4@ex.org|Bishkek Motors|Kyrgyzstan|Azamat|Russian and Kyrgyz||five|flight at 15:00|\
|Golden Apple Ltd|S7||Chongqing Motors Co., Ltd.||B|maybe||we compete with Spring Parts
2025-05-05 10:00:00|b5@ex.org|Ararat Foods|Armenia|Ani|en|1|3|не смогу до 11:00|yes\
|everyone|||Yangtze Pump|||yes||see e-mail
2025-05-06 10:00:00|b6@ex.org|altyn trade|Kazakhstan|Bek|ru|1|5||yes\
|Jialing Tractors|||||A|yes||instead of my answer of Monday
"""
FAIR = """
Participants of the fair
No.|Exhibitor|Stand|Hall|Products|Status|Wants to meet
Hall A
1|Chongqing Motors Co., Ltd.|A1|A|buses|confirmed|Altyn Trade; Ural Import (key)
2|River Machines, Inc.|A2|A|pumps|confirmed|all buyers of Russia
3|Spring Parts Co., Ltd.|A3|A|parts|cancelled|-
Hall B
4|Jialing Tractors|B1|A|tractors|waiting list|Ural Imports ★; Bishkek Motors
5|Golden Bridge Import & Export Co., Ltd.|B2|A|tea|confirmed|Samarkand Agro, Ararat Foods
6|Yangtze Pumps|B3|A|pumps|confirmed|
Total|6

★ = must meet
Please send corrections by Friday
"""
RUSSIAN_BUYERS = """
Организация|Сокращение|Страна|Сколько человек|Когда Вас не будет|Лимит встреч|Примечание
ТОО «Алтын Трейд»|Алтын|Казахстан|2|13 июня до обеда|до 5 встреч|с Ривер Машинс не сажать
ООО «Урал Импорт»|Урал|Россия|1|12.06 с 14:00 до 15:00|не более 3|конкуренты не нужны
АО «Самарканд Агро»|Самарканд|Узбекистан|1 человек|16:00|без ограничений|Спринг Партс — важно!
ОсОО «Бишкек Моторс»|Бишкек|Киргизия||13 июня||отказ от участия
"""
RUSSIAN_TABLE = """
Оценки: 3 — обязательно, 2 — желательно, 1 — возможно, 0 — не нужно, Х — не встречаться
Покупатель \\ Поставщик|ООО «Чунцин Моторс»|Ривер Машинс|Спринг Партс|Цзялин Трактор
Алтын|3|Х|1|0
Урал|2|2||3
Самарканд|1|+|3|?
Бишкек|обяз.||2|1
"""
CHINESE_BUYERS = """
序号|采购商|国别|参会时间|意向企业1|意向企业2|必须见|不想见|备注
1|阿尔泰贸易有限公司|哈萨克斯坦|6月12日下午|重庆汽车|江河机械|★春天零部件||三点以后不行
2|乌拉尔进口|俄罗斯|6月12日上午|江河|长江水泵、嘉陵拖拉机||重庆汽车|最多3场
3|撒马尔罕农业|乌兹别克斯坦|6月13日下午|春天零部件（重点）||金桥|同行|勿安排与江河机械会面
4|比什凯克汽车|吉尔吉斯斯坦||不限|重庆汽车有限公司|||已取消
"""
CHINESE_SELLERS = """
供应商名称|展区|人数|可洽谈时段
重庆汽车有限公司|A|2|9:00-12:00
江河机械股份有限公司|A|1|14:00-17:00
春天零部件有限公司|A|1|全天
长江水泵|A|3|上午
嘉陵拖拉机|A|1|
"""
CHINESE_PAIRS = """
采购商|供应商|采购商意见|供应商意见
阿尔泰贸易|重庆汽车|必须|可见可不见
乌拉尔进口|江河机械|想见|不见
撒马尔罕农业|江河机械|不见|
"""
SIDES = {
    "Buyers": """
Code|Buyer|Wishes (by number of the catalogue)
B1|Altyn Trade LLP|1, 3
B2|Ural Import LLC|2
B3|Bishkek Motors|1; 4; 9
""",
    "Catalogue": """
No.|Supplier|Zone
1|Chongqing Motors Co., Ltd.|A
2|River Machines, Inc.|A
3|Spring Parts Co., Ltd.|A
4|Jialing Tractors|A
""",
    "Absences": """
Who|When|Why
Altyn Trade LLP|12 June until 11:00|talk
S. Parts|13 June|visit
Jialing|afternoon|tour
Unknown Co|14:00-15:00|?
""",
    "People": """
Company|Name|Speaks
Altyn Trade LLP|Aigul|ru
Altyn Trade LLP|Bek|en, ru
River Machines|Wang|zh
B3|Azamat|ru
""",
    "Limits": """
Company|Meetings
Altyn Trade LLP|3
Yangtze Pumps|2
River Machines, Inc.|at most 4
""",
    "Do not match": """
Buyer|Supplier|Because
B1|River Machines, Inc.|lawsuit
Ural|Jialing|rivals
""",
    "Lunches": """
Time|What
9:00|Opening
12:00|Lunch with Altyn Trade
""",
    "Read me": """
All meetings take 20 minutes.
Altyn Trade only meets Chongqing Motors on day 1!
""",
}
TROUBLED: dict[str, dict[str, str]] = {
    "wide answers": {"Answers": ANSWERS, "Fair": FAIR},
    "Russian table": {
        "Покупатели": RUSSIAN_BUYERS,
        "Поставщики": "Поставщик|Зона\nООО «Чунцин Моторс»|A\nРивер Машинс|A\nСпринг Партс|A\nЦзялин Трактор|A\n",
        "Матрица": RUSSIAN_TABLE,
    },
    "Chinese lists": {"采购商": CHINESE_BUYERS, "供应商": CHINESE_SELLERS, "双方意见": CHINESE_PAIRS},
    "side sheets": SIDES,
}


def troubled(name: str) -> Sheets:
    """The sheets of an export, beside those of the event."""
    return {sheet: table(text) for sheet, text in TROUBLED[name].items()} | event_sheets()
