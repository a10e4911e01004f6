"""Invented companies and people for the examples: none of them exists.

Chongqing brands are made of three characters, so that none is a firm's. Telephone numbers start
with a zero after the area code, which no subscriber's number does; addresses are at example.org.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

ZONES = (
    # code, name, Chinese, Russian, tables, suppliers
    ("A", "New energy vehicles and auto parts", "新能源汽车及汽车零部件", "Электромобили и автозапчасти", 16, 76),
    (
        "B",
        "General and agricultural machinery",
        "通用机械及农业机械",
        "Общее и сельскохозяйственное машиностроение",
        12,
        60,
    ),
    ("C", "Imported goods from SCO countries", "上合国家进口商品", "Импортные товары из стран ШОС", 10, 40),
)

BUSINESSES = {
    "A": (
        ("New Energy Vehicles", "新能源汽车", "electric vans, light electric trucks"),
        ("Auto Parts", "汽车零部件", "suspension arms, shock absorbers"),
        ("Battery Systems", "电池系统", "traction batteries, battery management"),
        ("Electric Drives", "电驱动", "motors, inverters, reducers"),
        ("Charging Equipment", "充电设备", "charging piles, portable chargers"),
        ("Brake Systems", "制动系统", "brake discs, calipers, pads"),
        ("Automotive Electronics", "汽车电子", "instrument panels, sensors, wiring"),
        ("Motorcycles", "摩托车", "motorcycles, three-wheelers, engines"),
        ("Wheel Hubs", "轮毂", "aluminium wheels, hub bearings"),
    ),
    "B": (
        ("General Machinery", "通用机械", "small petrol engines, pressure washers"),
        ("Agricultural Machinery", "农业机械", "power tillers, seed drills"),
        ("Pumps", "泵业", "irrigation pumps, slurry pumps"),
        ("Generators", "发电机", "petrol and diesel generators"),
        ("Gearboxes", "齿轮箱", "gearboxes, couplings"),
        ("Machine Tools", "机床", "lathes, gear hobbing machines"),
        ("Garden Tools", "园林机械", "brush cutters, chain saws"),
        ("Valves", "阀门", "gate valves, hydraulic valves"),
    ),
    "C": (
        ("Food Trading", "食品贸易", "buys honey, confectionery, juices"),
        ("Grain and Oil", "粮油", "buys wheat flour, sunflower oil, flax"),
        ("Cold Chain", "冷链", "buys beef, mutton, frozen fish"),
        ("Supply Chain", "供应链", "customs, bonded storage, rail containers"),
        ("Import and Export", "进出口", "buys dried fruit, nuts, cotton"),
        ("Wines and Spirits", "酒业", "buys wine, brandy, mineral water"),
    ),
}
"""What suppliers of each zone do: in English, in Chinese, and their products."""

_FIRST = (
    "Yu渝",
    "Jia嘉",
    "Ba巴",
    "Shan杉",
    "Jin锦",
    "Xin昕",
    "Hua桦",
    "Tong桐",
    "Sheng晟",
    "Rui睿",
    "Hong泓",
    "Long珑",
    "Yuan沅",
    "Tai邰",
    "Qing青",
)
_SECOND = (
    "chi驰",
    "feng沣",
    "da达",
    "li砾",
    "xing星",
    "kai铠",
    "jie捷",
    "lian涟",
    "chuang创",
    "he禾",
    "an岸",
    "ke珂",
    "mao茂",
    "run润",
    "yang洋",
    "wei威",
)
_THIRD = ("lan岚", "bo博", "du渡", "shi石", "qiao桥", "xi溪", "tan滩", "ling岭", "gang港", "zhou舟")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Latin letters and in its own script."""

    latin: str
    local: str | None


def brands(rng: Random, count: int) -> list[Name]:
    """As many different brands of three characters."""
    found: dict[str, str] = {}
    while len(found) < count:
        parts = [rng.choice(_FIRST), rng.choice(_SECOND), rng.choice(_THIRD)]
        latin = "".join("".join(c for c in p if c.isascii()) for p in parts)
        found.setdefault(latin, "".join(p[-1] for p in parts))
    return [Name(latin, local) for latin, local in found.items()]


def chinese_person(rng: Random) -> Name:
    """A person of Chongqing; the surname stands first in both scripts."""
    surname = rng.choice(
        (
            "Li李",
            "Wang王",
            "Zhang张",
            "Liu刘",
            "Chen陈",
            "Yang杨",
            "Zhao赵",
            "Huang黄",
            "Zhou周",
            "Wu吴",
            "Tang唐",
            "Deng邓",
            "Xu徐",
            "Luo罗",
        )
    )
    given = [
        rng.choice(
            (
                "Ming明",
                "Jun俊",
                "Yan燕",
                "Fang芳",
                "Lei磊",
                "Jing静",
                "Bo波",
                "Ying颖",
                "Tao涛",
                "Xue雪",
                "Kun坤",
                "Lan兰",
            )
        )
        for _ in (1, 2)
    ]
    latin = "".join(c for c in surname if c.isascii())
    first = "".join("".join(c for c in g if c.isascii()) for g in given).capitalize()
    return Name(f"{latin} {first}", surname[-1] + "".join(g[-1] for g in given))


PEOPLE = {
    "ru": (
        "Andrei Андрей,Pavel Павел,Olga Ольга,Irina Ирина,Denis Денис,Elena Елена,Maksim Максим,Vera Вера",
        "Berezin|a Березин|а,Sokolov|a Соколов|а,Lapin|a Лапин|а,Zimin|a Зимин|а,Kalinin|a Калинин|а,Orlov|a Орлов|а",
    ),
    "kk": (
        "Arman Арман,Dana Дана,Erlan Ерлан,Aigul Айгүл,Timur Тимур,Saule Сәуле",
        "Bekov|a Беков|а,Sarsenov|a Сәрсенов|а,Omarov|a Омаров|а,Kenzhin|a Кенжин|а",
    ),
    "uz": (
        "Jasur Жасур,Nodira Нодира,Rustam Рустам,Lola Лола",
        "Karimov|a Каримов|а,Yusupov|a Юсупов|а,Saidov|a Саидов|а",
    ),
    "ky": ("Azamat Азамат,Ainura Айнура,Bakyt Бакыт,Gulnara Гүлнара", "Asanov|a Асанов|а,Toktogulov|a Токтогулов|а"),
    "tg": ("Farrukh Фаррух,Zarina Зарина", "Rahimov|a Раҳимов|а,Nazarov|a Назаров|а"),
    "mn": ("Bat-Erdene Бат-Эрдэнэ,Oyuun Оюун,Tuya Туяа", "Dorj Дорж,Ganbold Ганболд"),
    "hy": ("Ara Արա,Anahit Անահիտ,Tigran Տիգրան", "Sarkisyan Սարգսյան,Petrosyan Պետրոսյան"),
    "ur": ("Imran عمران,Ayesha عائشہ", "Qureshi قریشی,Malik ملک"),
    "fa": ("Reza رضا,Leila لیلا", "Tehrani تهرانی,Shirazi شیرازی"),
}
"""First names and surnames by language; ``|`` stands before what a woman's surname adds."""


def person(rng: Random, language: str) -> Name:
    """A person with a first name and a surname of that language, in both scripts."""
    firsts, surnames = (text.split(",") for text in PEOPLE[language])
    first, last = rng.choice(firsts).split(" "), rng.choice(surnames).split(" ")
    woman = first[0][-1] in "al" and first[0] not in ("Bakyt",)  # as the names above happen to be
    ending = [part.replace("|", "") if woman else part.split("|")[0] for part in last]
    return Name(f"{first[0]} {ending[0]}", f"{first[1]} {ending[1]}")


def phone(code: str, number: int) -> str:
    """A number that nobody has: no subscriber's number starts with a zero."""
    return f"{code} 0{number // 1000:03} {number % 1000:04}"


PURCHASERS = (
    # company, in its own script, country, language, zone of interest, products
    ("Volga-Avtosnab", "Волга-Автоснаб", "Russia", "ru", "A", "spare parts for trucks and buses"),
    ("Sibir Elektrobus", "Сибирь Электробус", "Russia", "ru", "A", "electric buses and charging stations"),
    ("Ural Tekhnopark Trade", "Урал Технопарк Трейд", "Russia", "ru", "B", "machine tools, gearboxes"),
    ("Yenisei Agromash", "Енисей Агромаш", "Russia", "ru", "B", "tillers, seeders, pumps"),
    ("Baikal Motors Import", "Байкал Моторс Импорт", "Russia", "ru", "A", "light electric vans"),
    ("Kama Zapchast", "Кама Запчасть", "Russia", "ru", "A", "brakes, suspension, wheels"),
    ("Don Zerno Eksport", "Дон Зерно Экспорт", "Russia", "ru", "C", "flour, sunflower oil"),
    ("Amur Les Torg", "Амур Лес Торг", "Russia", "ru", "C", "timber, pine nuts, honey"),
    ("Neva Nasos", "Нева Насос", "Russia", "ru", "B", "pumps and valves for waterworks"),
    ("Primorye Autoline", "Приморье Автолайн", "Russia", "ru", "A", "electric cars, chargers"),
    ("Altai Med i Travy", "Алтай Мёд и Травы", "Russia", "ru", "C", "honey, herbal teas"),
    ("Omsk Generatsiya", "Омск Генерация", "Russia", "ru", "B", "generators, small engines"),
    ("Severny Akkumulyator", "Северный Аккумулятор", "Russia", "ru", "A", "traction batteries"),
    ("Tverskoy Instrument", "Тверской Инструмент", "Russia", "ru", "B", "garden tools, chain saws"),
    ("Steppe Auto Holding", "Дала Авто Холдинг", "Kazakhstan", "kk", "A", "electric cars, auto parts"),
    ("Zhetysu Agro Import", "Жетісу Агро Импорт", "Kazakhstan", "kk", "B", "agricultural machinery"),
    ("Caspian Motor Group", "Каспий Мотор Тобы", "Kazakhstan", "kk", "A", "trucks, motorcycles, engines"),
    ("Sary-Arka Machinery", "Сарыарқа Машина", "Kazakhstan", "kk", "B", "machine tools, generators"),
    ("Altyn Dan Grain", "Алтын Дән Астық", "Kazakhstan", "kk", "C", "wheat, flour, flax"),
    ("Ulytau Energy Service", "Ұлытау Энергосервис", "Kazakhstan", "kk", "A", "charging equipment, batteries"),
    ("Balkhash Trade House", "Балқаш Сауда Үйі", "Kazakhstan", "kk", "C", "fish, mutton, dairy"),
    ("Samar Avto Servis", "Самар Авто Сервис", "Uzbekistan", "uz", "A", "auto parts, electronics"),
    ("Fergana Agrotexnika", "Фарғона Агротехника", "Uzbekistan", "uz", "B", "tillers, irrigation pumps"),
    ("Zarafshan Elektromobil", "Зарафшон Электромобил", "Uzbekistan", "uz", "A", "electric cars"),
    ("Bukhara Quruq Meva", "Бухоро Қуруқ Мева", "Uzbekistan", "uz", "C", "dried fruit, nuts"),
    ("Chirchiq Mashina Savdo", "Чирчиқ Машина Савдо", "Uzbekistan", "uz", "B", "pumps, valves, lathes"),
    ("Ala-Too Motors", "Ала-Тоо Моторс", "Kyrgyzstan", "ky", "A", "electric vans, motorcycles"),
    ("Naryn Agro Tekhnika", "Нарын Агро Техника", "Kyrgyzstan", "ky", "B", "small agricultural machinery"),
    ("Issyk Bal", "Ысык Бал", "Kyrgyzstan", "ky", "C", "white honey, beans"),
    ("Ararat Auto Parts", "Արարատ Ավտոպահեստամաս", "Armenia", "hy", "A", "auto parts, wheels"),
    ("Sevan Wine House", "Սևան Գինու Տուն", "Armenia", "hy", "C", "wine, brandy, apricots"),
    ("Khangai Machinery", "Хангай Машин", "Mongolia", "mn", "B", "generators, pumps"),
    ("Gobi Auto Zam", "Говь Авто Зам", "Mongolia", "mn", "A", "off-road vehicles, spare parts"),
    ("Pamir Tijorat", "Помир Тиҷорат", "Tajikistan", "tg", "B", "tillers, generators, tools"),
    ("Vakhsh Auto", "Вахш Авто", "Tajikistan", "tg", "A", "electric cars, batteries"),
    ("Neman Technika", "Неман Техника", "Belarus", "ru", "B", "engines, gearboxes"),
    ("Ravi Auto Traders", "راوی آٹو ٹریڈرز", "Pakistan", "ur", "A", "motorcycles, three-wheelers"),
    ("Alborz Machine Tejarat", "البرز ماشین تجارت", "Iran", "fa", "B", "machine tools, pumps"),
)

SELLING_TOO = ("Don Zerno Eksport", "Altyn Dan Grain", "Bukhara Quruq Meva", "Sevan Wine House")
"""Purchasers that also sell, in zone C; they stand on both sheets."""

DIALLING_CODES = {
    "Russia": "+7 800",
    "Kazakhstan": "+7 700",
    "Uzbekistan": "+998 71",
    "Kyrgyzstan": "+996 312",
    "Armenia": "+374 10",
    "Mongolia": "+976 11",
    "Tajikistan": "+992 37",
    "Belarus": "+375 17",
    "Pakistan": "+92 42",
    "Iran": "+98 21",
    "China": "+86 23",
}
