"""Companies and people in three scripts, and the ways in which others write a company's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.intake.forms.chances import Chance

_CORES = {
    "latin": [
        "Altyn Trade",
        "Volga Star",
        "Steppe Agro",
        "Pamir",
        "Tengri Motors",
        "Ural-Import",
        "O'Neil & Sons",
        "Zhetysu Parts",
        "Silk Road 21",
        "Ararat",
        "Baikal Lines",
        "Ferghana Valley",
        "Nord+",
        "Kök Töbe",
    ],
    "cyrillic": [
        "Алтын Дом",
        "Звезда Волги",
        "Степной Урожай",
        "Памир Авто",
        "Ёлка",
        "Уралимпорт",
        "Тенгри",
        "Байкальские линии",
        "Север-Плюс",
        "Қазақ Жер",
        "Шёлковый путь",
        "Ферганская долина",
    ],
    "han": [
        "长安汽车",
        "力帆摩托",
        "机床",
        "江河机械",
        "宗申动力",
        "隆鑫通用",
        "大江信达",
        "铁马",
        "川仪自动化",
        "望江制造",
        "三峡油漆",
        "綦江齿轮",
        "𠮷田精工",
    ],
}
_FORMS = {
    "latin": [("Co., Ltd.", "LLC", "Ltd", "Limited"), ("JSC", "PJSC", "Inc.", "Corp."), ()],
    "cyrillic": [("ООО", "ТОО", "ОсОО"), ("АО", "ПАО", "ЗАО"), ("ИП",), ()],
    "han": [("有限公司", "有限责任公司"), ("股份有限公司",), ()],
}
_CITIES = {
    "latin": ["Chongqing", "Almaty", "Moscow", ""],
    "cyrillic": ["Москва", "Алматы", "Минск", ""],
    "han": ["重庆", "成都市", "", ""],
}
_PEOPLE = [
    "Aigul",
    "Oleg Petrov",
    "Li Wei",
    "王芳",
    "Чен Ли",
    "Anna-Maria",
    "Žofia",
    "Ольга Ким",
    "陈洁",
    "Bek D.",
    "Ли Вэй",
    "Nurlan",
    "张敏",
    "Ivan O'Hara",
    "赵磊",
    "Дамир",
    "Sara",
    "Гүлнар",
    "周婷",
    "Max",
]


@dataclass(frozen=True)
class Name:
    """A name as it is registered, and all texts that mean it, the registered one first."""

    text: str
    meanings: tuple[str, ...]


class Names:
    """Gives every company and every person a name of its own."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._cores = {script: _shuffled(chance, cores) for script, cores in _CORES.items()}
        self._people = _shuffled(chance, _PEOPLE)
        self._given = 0

    @property
    def scripts(self) -> list[str]:
        """The scripts in which there are names left."""
        return [script for script, cores in self._cores.items() if cores]

    def company(self, script: str) -> Name:
        """A company's name in a script: ``latin``, ``cyrillic`` or ``han``."""
        core = self._cores[script].pop()
        forms = self._chance.choice(_FORMS[script])
        city = self._chance.choice(_CITIES[script])
        text = _written(script, core, self._chance.choice(forms) if forms else "", city)
        others = {_written(script, core, form, place) for form in ("", *forms) for place in ("", city)}
        if city and script == "han" and forms:
            others.add(f"{core}（{city}）{forms[0]}")
        if forms and script == "cyrillic":
            others |= {f"{forms[0]} «{core}»", f'{forms[0]} "{core}"', f"{core}, {forms[0].lower()}"}
        return Name(text, (text, *sorted(others - {text}), *_cases(text)))

    def person(self) -> str:
        """A person's name."""
        self._given += 1
        return self._people.pop() if self._people else f"Person {self._given}"


def _shuffled(chance: Chance, texts: Sequence[str]) -> list[str]:
    few = chance.fitting(texts)
    chance.shuffle(few)
    return few


def _written(script: str, core: str, form: str, city: str) -> str:
    if script == "han":
        return f"{city}{core}{form}"
    parts = [form, core, city] if script == "cyrillic" else [city, core, form]
    return " ".join(part for part in parts if part)


def _cases(text: str) -> Sequence[str]:
    """The text in other cases, where these are the same text again."""
    return [other for other in (text.upper(), text.lower()) if other != text and other.casefold() == text.casefold()]
