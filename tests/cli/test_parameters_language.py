import json

import pytest
from openpyxl import load_workbook

from tests.cli.books import SHEETS, registrations, run

ITSELF = {"Requests": [*SHEETS["Requests"], ["P1", "P1", 3, None]]}
"""A request to oneself."""


def test_findings_rows_and_capacity_in_chinese(tmp_path):
    text = run("check", registrations(tmp_path, **ITSELF), "--lang", "zh").stdout
    assert "P1 (Petrov Trading) 请求与自己会面；已忽略该请求。" in text
    assert "采购商 2 行：2 家公司。" in text
    assert "1 个区域共 1 张桌" in text
    assert "桌位与需求" in text
    assert "单独来看，每家公司都能达到最少会面数。" in text


def test_the_environment_decides_unless_the_option_is_given(tmp_path, monkeypatch):
    day = registrations(tmp_path, **ITSELF)
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "просит о встрече с собой" in run("check", day).stdout
    assert "asks for a meeting with itself" in run("check", day, "--lang", "en").stdout


def test_an_unknown_language_is_refused(tmp_path):
    assert run("check", registrations(tmp_path), "--lang", "fr").exit_code == 2


def test_in_json_the_codes_stay_and_the_texts_are_translated(tmp_path):
    found = json.loads(run("check", registrations(tmp_path, **ITSELF), "--lang", "ru", "--json").stdout)
    finding = found["findings"][0]
    assert (finding["code"], finding["severity"], finding["cells"]) == ("request-itself", "changes", ["Requests!B7"])
    assert finding["message"] == "P1 (Petrov Trading) просит о встрече с собой; заявка пропущена."
    assert finding["advice"] == "Исправьте «От (From)» или «К (To)»."


def test_in_the_json_of_a_build_keys_and_codes_stay(tmp_path, quick):
    found = {}
    for lang in ("en", "zh", "ru"):
        folder = tmp_path / lang
        folder.mkdir()
        found[lang] = json.loads(run("build", registrations(folder), "--lang", lang, "--json", "-q").stdout)
    english, chinese = found["en"], found["zh"]
    assert all(other.keys() == english.keys() for other in found.values())
    assert {row["reason"] for row in chinese["unmet"]} == {row["reason"] for row in english["unmet"]}
    assert chinese["goals"] == english["goals"]
    refused = [row["text"] for row in chinese["unmet"] if row["reason"] == "refused"]
    assert refused == ["Altai Agro 拒绝了这场会面（Requests!A6）。"]


def test_comments_and_the_list_of_findings_in_the_copy_to_send_back(tmp_path):
    out = tmp_path / "marked.xlsx"
    assert "Written" not in run("check", registrations(tmp_path, **ITSELF), "--lang", "zh", "--annotate", out).stderr
    book = load_workbook(out)
    assert book["Requests"]["B7"].comment.text.startswith("有影响：P1 (Petrov Trading) 请求与自己会面")
    assert [cell.value for cell in book["检查结果"][1]] == ["程度", "单元格", "现状", "处理方法", "代码"]


def test_a_near_match_is_corrected_in_the_language(tmp_path):
    day = registrations(tmp_path, Requests=[["From", "To"], ["P1", "Foton Motor"]])
    out = tmp_path / "fixed.xlsx"
    told = run("check", day, "--lang", "ru", "--fix", out, "--accept-above", 80)
    assert "принято 1 из 1 предложения" in told.stderr
    assert (
        "исправлено: было Foton Motor (Foton Motors (S1), сходство" in load_workbook(out)["Requests"]["B2"].comment.text
    )


def test_what_stops_a_build_is_told_in_the_language(tmp_path):
    result = run("build", tmp_path / "nowhere.xlsx", "--lang", "zh")
    assert result.exit_code == 1
    assert "没有文件" in result.stderr


def test_a_build_and_what_verify_says_of_it(day, quick):
    assert "默认值：" in run("build", day, "--lang", "zh").stderr
    text = run("verify", day, day.with_name("day-agendas.xlsx"), "--lang", "zh").stdout
    assert "所有规则均已遵守。" in text
    assert "会面价值" in text


@pytest.mark.parametrize("command", ["show", "undo", "changed"])
def test_commands_that_read_a_schedule(tmp_path, command):
    words = [command, tmp_path / "nowhere.xlsx", *(["P1"] if command == "show" else []), "--lang", "ru"]
    result = run(*words)
    assert result.exit_code == 1
    assert "нет" in result.stderr


def test_the_languages_of_a_template_and_of_agendas_are_not_those_of_messages(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Папки" in run("template", tmp_path / "no" / "t.xlsx", "--headers", "zh", "--lang", "ru").stderr
    assert "Файла" in run("agendas", tmp_path / "nowhere.xlsx", "--languages", "zh", "--lang", "ru").stderr
