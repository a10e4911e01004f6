"""The event behind the exports, from a seed: companies with names in three languages, wishes, refusals, absences."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LANGS = ("en", "zh", "ru")

_PURCHASERS = (
    ("Volga Agro Import", "伏尔加农业进口公司", "ООО «Волга Агро Импорт»", "ru"),
    ("Ural Motor Trade", "乌拉尔汽车贸易公司", "АО «Урал Мотор Трейд»", "ru"),
    ("Sibir Tekhnika", "西伯利亚技术公司", "Сибирь Техника", "ru"),
    ("Altyn Dala Group", "金色草原集团", "Алтын Дала Групп", "kz"),
    ("Astana Auto Parts", "阿斯塔纳汽配公司", "Астана Автозапчасти", "kz"),
    ("Silk Road Machinery", "丝路机械公司", "Силк Роуд Машинери", "uz"),
    ("Tashkent Agro Servis", "塔什干农业服务公司", "Ташкент Агро Сервис", "uz"),
    ("Ala-Too Trading House", "阿拉套商行", "Торговый дом «Ала-Тоо»", "kg"),
    ("Ararat Foods", "亚拉腊食品公司", "Арарат Фудс", "am"),
    ("Gobi Steel & Wheel", "戈壁钢轮公司", "Гоби Сталь и Колесо", "mn"),
    ("Pamir Import-Export", "帕米尔进出口公司", "Памир Импорт-Экспорт", "tj"),
    ("Neman Technika", "涅曼技术公司", "Неман Техника", "by"),
)
_COUNTRIES = {
    "ru": ("Russia", "俄罗斯", "Россия"),
    "kz": ("Kazakhstan", "哈萨克斯坦", "Казахстан"),
    "uz": ("Uzbekistan", "乌兹别克斯坦", "Узбекистан"),
    "kg": ("Kyrgyzstan", "吉尔吉斯斯坦", "Кыргызстан"),
    "am": ("Armenia", "亚美尼亚", "Армения"),
    "mn": ("Mongolia", "蒙古", "Монголия"),
    "tj": ("Tajikistan", "塔吉克斯坦", "Таджикистан"),
    "by": ("Belarus", "白俄罗斯", "Беларусь"),
    "cn": ("China", "中国", "Китай"),
}
_BRANDS = (
    ("Hongda", "泓达", "Хунда"),
    ("Ruixin", "睿欣", "Жуйсинь"),
    ("Jinlong", "锦隆", "Цзиньлун"),
    ("Baijia", "百佳", "Байцзя"),
    ("Tianyu", "天宇", "Тяньюй"),
    ("Yuanshan", "远山", "Юаньшань"),
    ("Liangjiang", "两江", "Лянцзян"),
    ("Qingyun", "青云", "Цинъюнь"),
    ("Shunfa", "顺发", "Шуньфа"),
)
_LINES = (
    ("Auto Parts", "汽车配件", "Автозапчасти", 0),
    ("Agricultural Machinery", "农业机械", "Сельхозмашины", 1),
    ("New Energy Vehicles", "新能源汽车", "Электромобили", 0),
    ("General Machinery", "通用机械", "Общее машиностроение", 1),
    ("Foods", "食品", "Продукты питания", 2),
)
ZONES = ("A", "B", "C")
_SPOKEN = {
    "en": ("English", "英语", "английский"),
    "zh": ("Chinese", "中文", "китайский"),
    "ru": ("Russian", "俄语", "русский"),
}
_PEOPLE = ("Ivan Petrov", "Aigul Omarova", "Denis Kim", "Nodira Saidova", "Li Wei", "Wang Fang", "Chen Jie", "Zhao Min")


@dataclass
class Party:
    """A company of the event; names, country and products in the order of ``LANGS``."""

    role: str
    names: tuple[str, str, str]
    country: tuple[str, str, str]
    zone: str
    products: tuple[str, str, str]
    spoken: tuple[str, ...]
    away: str = ""
    limit: int | None = None
    people: tuple[str, ...] = ()
    email: str = ""

    def name(self, lang: str) -> str:
        """The name in a language."""
        return self.names[LANGS.index(lang)]

    def tongues(self, lang: str, separator: str = "; ") -> str:
        """The languages that it speaks, in words."""
        return separator.join(_SPOKEN[code][LANGS.index(lang)] for code in self.spoken)


@dataclass
class Wish:
    """What a company wishes of another; level is must, want, maybe or no."""

    asker: Party
    target: Party
    level: str
    rank: int | None


@dataclass
class Trade:
    """The event."""

    purchasers: list[Party]
    suppliers: list[Party]
    wishes: list[Wish] = field(default_factory=list)

    def of(self, party: Party, *levels: str) -> list[Wish]:
        """What a company wishes at these levels, the most wanted first."""
        found = [w for w in self.wishes if w.asker is party and w.level in levels]
        return sorted(found, key=lambda w: w.rank or 99)


def trade(seed: int) -> Trade:
    """An event of twelve purchasers and twenty suppliers."""
    rng = random.Random(seed)
    purchasers = []
    for en, zh, ru, country in rng.sample(_PURCHASERS, 10):
        spoken = ("ru",) if rng.random() < 0.6 else ("ru", "en")
        purchasers.append(
            _party("purchaser", (en, zh, ru), country, rng.choice(ZONES), _LINES[rng.randrange(5)], spoken, rng)
        )
    suppliers = []
    pairs = [(brand, line) for brand in _BRANDS for line in _LINES]
    for brand, line in rng.sample(pairs, 18):
        names = (
            f"Chongqing {brand[0]} {line[0]} Co., Ltd.",
            f"重庆{brand[1]}{line[1]}有限公司",
            f"Чунцин {brand[2]} {line[2]}",
        )
        spoken = ("zh",) if rng.random() < 0.6 else ("zh", "en")
        suppliers.append(_party("supplier", names, "cn", ZONES[line[3]], line, spoken, rng))
    event = Trade(purchasers, suppliers)
    for party in purchasers:
        chosen = rng.sample(suppliers, rng.randint(4, 8))
        for rank, other in enumerate(chosen, start=1):
            level = "must" if rank == 1 and rng.random() < 0.5 else "want"
            event.wishes.append(Wish(party, other, level, rank))
        rest = [s for s in suppliers if s not in chosen]
        if rng.random() < 0.5:
            event.wishes.append(Wish(party, rng.choice(rest), "no", None))
    for party in rng.sample(suppliers, 6):
        chosen = rng.sample(purchasers, rng.randint(2, 4))
        for rank, other in enumerate(chosen, start=1):
            event.wishes.append(Wish(party, other, "want", rank))
    return event


def _party(
    role: str,
    names: tuple[str, str, str],
    country: str,
    zone: str,
    line: Sequence[object],
    spoken: tuple[str, ...],
    rng: random.Random,
) -> Party:
    away = rng.choice(["", "", "", "09:00-10:30", "14:00-15:00", "11:00-12:00"])
    limit = rng.choice([None, None, None, 6, 8])
    people = tuple(rng.sample(_PEOPLE, rng.choice([1, 1, 1, 2])))
    products = (str(line[0]), str(line[1]), str(line[2]))
    mail = f"info@{names[0].split()[0 if role == 'purchaser' else 1].lower()}.example"
    return Party(role, names, _COUNTRIES[country], zone, products, spoken, away, limit, people, mail)


def names(wishes: Iterable[Wish], lang: str, separator: str) -> str:
    """The names of those who are wished for."""
    return separator.join(wish.target.name(lang) for wish in wishes)


def typo(name: str, rng: random.Random) -> str:
    """A name as somebody mistypes it: two letters swapped, in the middle."""
    place = rng.randrange(len(name) // 2, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def shuffled(parties: Sequence[Party], rng: random.Random) -> list[Party]:
    """The companies in the order in which their answers came in."""
    mixed = list(parties)
    rng.shuffle(mixed)
    return mixed
