"""The encoding of a CSV file is told by its bytes, or judged by its letters."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.files.csv_files import open_csv
from sco_scheduler.intake.files.encodings import decoded, likeliest, likelihood, sample_of, told_encoding
from tests.intake.books import base, codes, only
from tests.intake.files.test_csv_files import write_folder


def judged(*texts: str, encoding: str) -> list[str]:
    return likeliest([sample_of(text.encode(encoding)) for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "王芳",
        "赵磊",
        "重庆",
        "桌1",
        "东区",
        "徐丽丽",
        "张敏;陈洁",
        "采购商,企业名称",
        "重庆川仪自动化股份有限公司",
        "Утро и 下午",
        "ID,企业\nS1,“长安”（集团）",
        "Настройка,Значение\nСлот,20\n名称,上合",
    ],
)
def test_chinese_however_short(text):
    assert judged(text, encoding="gb18030") == ["gb18030"]


@pytest.mark.parametrize(
    "text",
    [
        "Иван",
        "Утро",
        "Зал Ё",
        "МОСКВА",
        "ООО «Звезда Волги»",
        "Компания;Зона",
        "№ 7",
        "ЗАО",
        "Ольга Ким, Дамир",
        "Закупщик",
        "Беларускі гандлёвы дом",
        "Съезд; объявление",
        "щи",
        "Юрий Щёкин",
    ],
)
def test_russian_however_short(text):
    assert judged(text, encoding="cp1251") == ["cp1251"]


@pytest.mark.parametrize("text", ["Côte d'Ivoire", "Müller & Söhne", "Société Générale", "Žofia", "São Paulo"])
def test_western_european(text):
    assert judged(text, encoding="cp1252") == ["cp1252"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "ID;Firma;Osoba\n1;Meble Wisłok;Kamil Bąk\n2;Okleiny Jeżewski;Paweł"),
        ("cp1250", "Wisłok"),
        ("cp1250", "Gdańsk;Toruń;Poznań"),
        ("cp1250", "Firma Müller;Wrocław;Größe"),
        ("cp1250", "Firma;Jméno\nTruhlářství Dvořák;Jiří Němec\nKrejčí s.r.o.;Tomáš Kučera"),
        ("cp1250", "Názov;Účasť\nDrevovýroba Ľubica;Ján Ďurica\nStolárstvo Kováč;Štefan Hlaváč"),
        ("cp1250", "Cégnév;Kapcsolattartó\nGyőri Bútor Kft.;Szűcs Jenő\nHűtőipari Zrt.;Kovács Ákos"),
        ("cp1250", "Firmă;Persoană\nMobilă Bacău SRL;Ştefan Ţăranu\nLemn Brăila;Ion Pârvu"),
        ("cp1250", "Tvrtka;Osoba\nDrvo Kovačević d.o.o.;Željko Šarić\nPilana Đurđevac;Marko Jurčić"),
        ("cp1250", "Podjetje;Oseba\nMizarstvo Žagar;Črt Kočevar\nLes Kočevje;Urša Šinkovec"),
        ("iso-8859-2", "Firma;Osoba\nMeble Wisłok;Bąk;Śliwa\nŹródło;Małgorzata Ząbek"),
        ("iso-8859-2", "Truhlářství Škoda;Tomáš Žižka;Lhotská pošta;Šťastný"),
        ("cp1254", "Firma;Yetkili\nUludağ Havlu;Çınar Şahin\nİpekyolu Kumaş;Yıldız Öztürk"),
        ("cp1254", "Katılım;Not\nBağ;İptal"),
        ("cp1257", "Įmonė;Asmuo\nKlevo Baldai;Rūta Petraitė\nMedžio Namai;Žygimantas Šulcas"),
        ("cp1257", "Uzņēmums;Persona\nKoka Mēbeles;Jānis Bērziņš\nŠķūnis;Anna Kļaviņa"),
        ("cp1253", "Εταιρεία;Υπεύθυνος\nΞυλουργική Αθήνα;Γιώργος Παπαδόπουλος"),
        ("iso-8859-7", "Εταιρεία;Υπεύθυνος\nΆρτεμις;Άννα Ξένου"),
        ("koi8-u", "Компания;Контакт\nООО Ромашка;Иван Щукин"),
        ("koi8-u", "Київ;Компанія;Їжак та Єва"),
        ("cp866", "Компания;Контакт\nООО Ромашка;Иван Щукин"),
        ("mac-cyrillic", "Компания;Контакт\nООО Ромашка;Иван Щукин\nЯблоко"),
        ("iso-8859-5", "Компания;Контакт\nООО Ромашка;Иван Щукин"),
        ("cp1251", "ЗАО ВОСХОД;Київ;Їжак"),
        ("cp1251", "Предузеће;Ђорђевић;Њега"),
        ("cp1252", "Società;Perché\nCaffè Città di Forlì;Martedì;Giovedì"),
        ("cp1252", "Sociedad;Señor Muñoz\nEspaña; Logroño;¿Qué empresas?;PEÑA"),
        ("cp1252", "São Paulo;1ª opção;2ª opção\nIrmãos Guimarães;Nº 5"),
        ("cp1252", "Entreprise;Prénom\nSociété Générale d'Épicerie;Hélène\nCrêperie;Ça va;à l'été"),
        ("cp1252", "Père & Fils;L’Île-d’Œuf"),
        ("cp1252", "Größe;Straße;Müller;500 m³;12 m²;ab 9½ Uhr"),
        ("cp1252", "Price £500;£ 20;café"),
        ("cp1252", "Jørgensen;Søren Ærø;Åse"),
        ("cp1252", "Þórður Guðmundsson;Ísland;Sigurður Jónsson"),
        ("cp1252", "Zoë Coöperatie België;Citroën"),
        ("cp1252", "Hyvää päivää;Jyväskylä"),
        ("cp1252", "Núria Solà;Història;Català"),
    ],
)
def test_encodings_of_one_byte_are_told_apart_by_the_letters_of_words(text, encoding):
    (judged_as,) = judged(text, encoding=encoding)
    assert text.encode(encoding).decode(judged_as) == text


def test_a_polish_file_of_excel_is_read_with_its_letters(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_bytes("ID;Firma;Osoba\n1;Meble Wisłok;Kamil Bąk\n2;Okleiny Jeżewski;Paweł Śliwa".encode("cp1250"))
    book = open_csv([path], found := Findings())
    assert book is not None
    assert [book.grids[0].rows[n][2] for n in (2, 3)] == ["Meble Wisłok", "Okleiny Jeżewski"]
    assert "CP1250" in found.all()[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("会社名,参加区分\n株式会社ホクリクマート,発注側（バイヤー）\n", "cp932"),
        ("社名\n東海食品株式会社\n", "cp932"),
        ("金沢市,石川県庁", "cp932"),
        ("회사명,구분\n(주)한빛식품,바이어\n서울무역,공급업체\n", "cp949"),
        ("업체명,국가\n동방유통,한국\n", "cp949"),
        ("公司名稱,類別\n台灣塑膠工業股份有限公司,供應商\n", "cp950"),
        ("公司\n鴻海精密\n聯發科技\n", "cp950"),
    ],
)
def test_files_of_japan_korea_and_taiwan(tmp_path, text, encoding):
    assert judged(text, encoding=encoding) == [encoding]
    path = tmp_path / "list.csv"
    path.write_bytes(f"ID,Name\n1,{text.splitlines()[-1].split(',')[0]}\n2,{text.split(',')[0]}".encode(encoding))
    book = open_csv([path], found := Findings())
    assert book is not None
    assert book.grids[0].rows[2][2] == text.splitlines()[-1].split(",")[0]
    assert encoding.upper() in found.all()[0].message


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        *(("あ", "cp932", -5.0), ("ア", "cp932", -5.0), ("ｱ", "cp932", -12.0), ("社", "cp932", -8.0)),
        *(("弌", "cp932", -12.0), ("们", "cp932", -16.0), ("あ", "cp949", -16.0), ("ー", "cp932", -5.0)),
        *(("한", "cp949", -6.0), ("뷁", "cp949", -11.0), ("株", "cp949", -12.0), ("한", "cp932", -16.0)),
        *(("灣", "cp950", -8.0), ("兀", "cp950", -8.0), ("乂", "cp950", -12.0), ("们", "cp950", -16.0)),
    ],
)
def test_how_likely_characters_of_east_asia_are(text, encoding, likely):
    assert likelihood(text, encoding=encoding) == pytest.approx(likely)


def test_a_folder_of_forms_in_two_encodings():
    samples = [
        "ID,Компания\nP1,ООО Торговый дом Алтын".encode("cp1251"),
        "编号,企业名称\nS1,重庆长安汽车".encode("gb18030"),
    ]
    assert likeliest(list(map(sample_of, samples))) == ["cp1251", "gb18030"]


@pytest.mark.parametrize(
    ("short", "encoding", "long"),
    [
        ("Иван", "cp1251", "重庆川仪自动化股份有限公司，王芳"),
        ("Ю", "cp1251", "重庆川仪自动化股份有限公司，王芳"),
        ("王芳", "gb18030", "重庆川仪自动化股份有限公司，王芳"),
    ],
)
def test_a_file_that_tells_its_encoding_says_nothing_of_the_others(tmp_path, short, encoding, long):
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    files[0].write_bytes(f"Name\n{short}".encode(encoding))
    files[1].write_bytes(f"Name\n{long * 20}".encode("utf-8-sig"))
    book = open_csv(files, Findings())
    assert book is not None
    assert [grid.rows[2][1] for grid in book.grids] == [short, long * 20]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        *(("Иван", -12.2), ("ИВАН иВан", -33.4), ("wИван", -28.2), ("Ёж; Щука", -28.1), ("«Иван»", -24.2)),
        *(("№И", -9.8), ("¿И", -25.8), ("и\u0301", -18.8), ("王芳", -16.0), ("丂", -16.0), ("槐", -8.0), ("嗄", -12.0)),
        *(("·王", -14.0), ("（集团）", -28.0), ("ＡＢ", -12.0), ("あ", -16.0), ("①", -16.0), ("é Éa", -13.0)),
        *(("aé", -6.0), ("№ 7", -6.0), ("ħ", -6.0), ("ȸ ɐ", -22.0), ("a\x01b\tc\r\n", -16.0), ("plain; 7", 0.0)),
    ],
)
def test_how_likely_letters_and_their_neighbours_are(text, likely):
    assert likelihood(text) == pytest.approx(likely)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"ID,Company\nP1,Altyn\n", "utf-8"),
        ("企业".encode(), "utf-8"),
        ("企业".encode("utf-8-sig"), "utf-8-sig"),
        ("企业".encode("utf-16"), "utf-16"),
        ("\ufeffID".encode("utf-16-be"), "utf-16"),
        ("ID,企业".encode("utf-16-le"), "utf-16-le"),
        ("ID,企业".encode("utf-16-be"), "utf-16-be"),
        ("一一,A\n".encode("utf-16-be"), "utf-16-be"),  # 一 has a byte 0 in the other place
        ("一一,A\n".encode("utf-16-le"), "utf-16-le"),
        ("Köln;Łódź;".encode() + b"\xe9", "utf-8"),  # one of five letters is damaged
        ("Köln;Łód;".encode() + b"\xe9", None),
        ("企业".encode("gb18030"), None),
        ("Иван".encode("cp1251"), None),
    ],
)
def test_what_the_bytes_tell(data, encoding):
    assert told_encoding(data) == encoding


def test_the_mark_is_no_part_of_the_text():
    assert decoded("\ufeffID".encode(), "utf-8") == "ID"
    assert decoded(b"\xff\xfeI\0D\0", "utf-16") == "ID"
    assert decoded(b"\xff", "utf-8") is None
    assert decoded(b"ID", "no such encoding") is None


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("damage", ["cut", "byte"])
def test_a_damaged_file_is_not_read_as_something_else(tmp_path, encoding, damage):
    folder = write_folder(tmp_path / "trade", base())
    data = ("ID,企业名称,区域\n" + "".join(f"S00{n},重庆长安汽车第{n}厂,A\n" for n in range(1, 4))).encode(encoding)
    if damage == "cut":
        data = data[: data.rindex("厂".encode(encoding)) + 1]
    else:
        place = data.index("汽".encode(encoding))
        data = data[:place] + b"\xff\n" + data[place + 2 :]
    (folder / "suppliers.csv").write_bytes(data)
    intake = read_registrations(folder)
    assert intake.event is None
    assert encoding.upper() in only(intake, "csv-encoding").message
    assert "file-damaged" not in codes(intake.findings)
