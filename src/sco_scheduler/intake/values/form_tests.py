"""Tells names of companies that were only entered to test a form, in all languages."""

from __future__ import annotations

import re

from sco_scheduler.resources import lazy_regex

_TEST = (
    r"(?:test(?:ing|e|es|i|as|s|s?eintrag|owy|owa|owe|ovac[íi]|ov[áaýy]|firma|unternehmen)?|teszt\w{0,4}|prueba|pruebas|essai|"
    r"prova|provas?|probe(?:eintrag)?|pr[óo]b(?:a|n[ayi]|ni)|zkou[šs]ka|zku[šs]ebn[íi]|sk[úu][šs]ka|proov\w{0,3}|bandymas|"
    r"izm[ēe][ģg]in[āa]jums|koe|pr[øo]ve|prov|deneme|s[ıi]naq|sinov|сынақ|сыноо|тест\w{0,5}|проб\w{1,4}|проверк\w|спроба|"
    r"δοκιμ[ήη]|δοκιμαστικ\w{1,2}|uji ?coba|percobaan|thử(?: nghiệm)?|kiểm tra|"
    r"테스트|시험|テスト|試験|测试|測試|اختبار|تجربة|آزمایش|"
    r"בדיקה|ניסיון|ทดสอบ|ტესტი|տեստ|փորձ)"
)
_OF_TEST = (
    r"company|firm|org(?:ani[sz]ation)?|llc|ltd|gmbh|kft|sarl|srl|s\.?r\.?l|s\.?a|ооо|тоо|компания|фирма|公司|企业|empresa|compa[ñn][íi]a|"
    r"soci[ée]t[ée]|entreprise|azienda|ditta|firma|sp[óo][łl]ka|unternehmen|[şs]irket|şti|kompaniya|"
    r"компанія|εταιρ[είi]\w{1,2}|bedrijf|yritys|"
    r"f[öo]retag|cég|회사|会社|شركة|de|di|da|do|для|für|pour|per|dla"
)
IS_TEST = lazy_regex(
    rf"(?:(?:{_OF_TEST}|\d++)[\s.«»\"_-]*)*{_TEST}"
    rf"(?:[\s.«»\"_-]*(?:{_TEST}|{_OF_TEST}|entry|form|row|формы|анкеты|\d++))*[\s.!»\"]*",
    re.IGNORECASE,
)
"""Names of companies entered to test a form: ``Test company``, ``ТЕСТ тест``."""
