"""Sheets that are no lists: forms, outlines, blocks, choices, code books, and what else people make of theirs."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN = """
Company|Country
Altyn Trade|KZ
Orda Foods|KZ
Steppe Wind|KZ
Jade Tea|CN
Dazu Metal|CN
Lotus|CN
"""
FORM = """
Form|
Company:|{}
Country|KZ
Contact|Ann {}
Whom to meet|Jade Tea
||
Thank you very much
"""
TABLED = """
Company:|{}
Country|KZ
Contact|Ann
Supplier|Country|Notes
Jade Tea|CN|x
Dazu Metal|CN|
||
see you
"""
ASKER = """
Supplier|Interest
Jade Tea|must
Dazu Metal|
Lotus|maybe
"""
BUYERS = ("Altyn Trade", "Orda Foods", "Steppe Wind")
SHEETS: dict[str, Mapping[str, str]] = {
    "dittos": {
        "A": """
No.|Company|Role|Wish
1|Altyn|buyer|Jade
2|same|ditto|Lotus
3|Orda|"|see no. 1
4|同上|do.|-
"""
    },
    "labels once": {
        "A": """
Buyer|Requested supplier|Count
Altyn|Jade|1
|Lotus|1
Altyn Total||2
Orda|Jade|1
|Dazu|1
Total Orda||2
Total||4
"""
    },
    "further wishes": {
        "A": """
No.|Company|Role|Wish|Level
1|Altyn|buyer|Jade|must
|||Lotus|
|||Dazu|no
2|Orda|seller|Steppe|
|||Kazzinc|x
3|Steppe||Jade|
"""
    },
    "blocks": {
        "A": """
Form 1
Company|Altyn
Country|KZ
Wishes|Jade
|Lotus
||
Form 2
Company|Orda
Country|RU
Wishes: Dazu
||
Form 3
Company|Steppe
Country|
Wishes|Jade
Notes|late
"""
    },
    "names of both sides": {
        "A": """
Time|Name of the buyer company|Country|Name of the supplier company
1|Altyn|KZ|
2||CN|Jade
3|Orda|RU|
4||CN|Lotus
"""
    },
    "lists of a program": {
        "A": """
Company|Wishes
Altyn|["Jade", "Lotus"]
Orda|[]
Steppe|['Dazu']
Kazzinc|["x"
"""
    },
    "askers above tables": {
        "A": """
Buyer: Altyn Trade
Supplier|Level
Jade Tea|must
Lotus|
Buyer: Orda Foods
Supplier|Level
Dazu Metal|no
Total|1
note
Buyer: Steppe Wind
Lotus|x
"""
    },
    "askers above lists": {
        "A": """
Buyer:|Altyn Trade
Jade Tea
Lotus
Buyer:|Orda Foods
Dazu Metal
* = must
Lotus
"""
    },
    "bare askers": {
        "Buyers": KNOWN,
        "A": """
Supplier|Level
Altyn Trade
Jade Tea|must
Lotus|x
Orda Foods
Dazu Metal|no
Jade Tea|
""",
    },
    "several in a row": {
        "A": """
Buyer 1|Country|Buyer 2|Buyer 3|Supplier
Altyn|KZ|Orda||Jade
Steppe|RU|||Lotus
|CN|Kazzinc|Tau|Dazu
"""
    },
    "several in a cell": {
        "Known": KNOWN,
        "A": """
Buyer|Wish
Altyn Trade; Orda Foods|Jade Tea
Steppe Wind|Lotus
Kazzinc / Казцинк|Lotus
Orda|x
""",
    },
    "titles at the left": {
        "A": """
Company|Altyn|Orda|Steppe
Country|KZ|RU|KZ
Wish 1|Jade|Lotus|Jade
Wish 2|Lotus|Dazu|
|Opal||
Notes|late||
"""
    },
    "questions at the left": {
        "A": """
|Altyn|Orda|Steppe
Whom to meet|Jade|Lotus|Jade
Must meet|Lotus|Dazu|
Notes|late||
"""
    },
    "outline below": {
        "Known": KNOWN,
        "A": """
Altyn Trade
Jade Tea
Lotus
||
Orda Foods
Lotus
Dazu Metal
||
Steppe Wind
Jade Tea
""",
    },
    "outline of bullets": {
        "Known": KNOWN,
        "A": """
1. Altyn Trade
- Jade Tea
- Lotus
Not with:
- Dazu Metal
2. Orda Foods
- Lotus
3. Steppe Wind
- Jade Tea
""",
    },
    "outline with colons": {
        "Known": KNOWN,
        "A": """
Altyn Trade:
Jade Tea
Lotus
Orda Foods:
Lotus
Dazu Metal
Steppe Wind:
Jade Tea
""",
    },
    "outline beside": {
        "Known": KNOWN,
        "A": """
Altyn Trade|Jade Tea
|Lotus
Orda Foods|Lotus
|Dazu Metal
Steppe Wind|Jade Tea
""",
    },
    "outline in a line": {
        "Known": KNOWN,
        "A": """
Wishes
Altyn Trade: Jade Tea, Lotus
Orda Foods: Lotus and Dazu Metal
Steppe Wind: Jade Tea
||
thanks
""",
    },
    "outline with arrows": {
        "A": """
1. Altyn Trade - Jade Tea
2. Altyn Trade - Lotus
3. Orda Foods → Lotus
4. Orda Foods -> Jade Tea
5. Steppe Wind - Dazu Metal
"""
    },
    "sheets of askers": {
        "Known": KNOWN,
        "Altyn Trade": """
Jade Tea
Lotus
""",
        "Orda Foods": """
Lotus
Dazu Metal
""",
        "Steppe Wind": "- Jade Tea",
        "Sheet1": "x",
    },
    "tables of askers": {"Known": KNOWN, **dict.fromkeys(BUYERS, ASKER), "Read me": "Text|x", "12 June": ASKER},
    "forms": {name: FORM.format(name, n) for n, name in enumerate((*BUYERS, "Tau"))},
    "tables in forms": {name: TABLED.format(name) for name in (*BUYERS, "Tau")},
    "choices below companies": {
        "A": """
Choice|Altyn|Orda|Steppe
1|Jade|Lotus|Jade
2|Lotus|Jade|
3|Dazu||
""",
        "B": KNOWN,
    },
    "code book": {
        "Data": """
company|role|want|code
1|1|2|1
2|2|1|2
3|1||3
""",
        "Codes": """
Question|Code|Label
role|1|Buyer
|2|Seller
company|1|Altyn
|2|Jade
|3|Orda
""",
    },
    "one list below the other": {
        "A": """
List
BUYERS
No.|Company|Country
1|Altyn|KZ
2|Orda|RU
||
SUPPLIERS
No.|Company|Zone
1|Jade|A
2|Lotus|B
Thanks
"""
    },
    "the same list again": {
        "A": """
12 June
Company|Wish|Level
Altyn|Jade|must
Orda|Lotus|
13 June
Company|Wish|Level
Altyn|Dazu|
Orda|Jade|x
"""
    },
    "feet": {
        "A": """
Company|Country|Wish
Altyn|KZ|Jade
Orda|RU|Lotus
||
Not coming:
Steppe|KZ|x
Hotel|Room|Price
Grand|12|100
"""
    },
    "nested reports": {
        "Report": """
Wishes of counterparties|||
||
Buyer / Supplier|Country|Importance|Manager
Altyn Trade|KZ||Olga
Jade Tea|CN|must|
Lotus|CN||
Orda Foods|KZ||Olga
Dazu Metal|CN|must|
Steppe Wind|KZ||
Jade Tea|CN||
Total||4|
"""
    },
    "nested reports with titles in two rows": {
        "Report": """
Buyer|Country|Importance|Manager
Supplier|||
Altyn Trade|KZ||Olga
Jade Tea|CN|must|
Lotus|CN||
Orda Foods|KZ||Ivan
Dazu Metal|CN||
"""
    },
    "numbered reports": {
        "Known": KNOWN,
        "A": """
Wishes
June
1|Altyn Trade|Osh
1.1|Jade Tea|must
1.2|Lotus|
2|Orda Foods|Osh
2.1|Jade Tea|
2.2|Dazu Metal|no
see you
""",
    },
    "numbered names": {
        "Known": KNOWN,
        "A": """
Wishes
1. Altyn Trade
1.1. Jade Tea
1.2. Lotus - must
2. Orda Foods
2.1. Dazu Metal
2.2. Jade Tea
2.3. Lotus
""",
    },
    "reports with bullets": {
        "A": """
Company|Level|Checked
Altyn Trade||x
• Jade Tea|must|x
• Lotus||x
Orda Foods||x
• Jade Tea|no|x
• Lotus||x
Total||6
"""
    },
    "reports with roles": {
        "A": """
Role|Company|City
Buyer|Altyn Trade|Osh
wished seller|Jade Tea|
refused seller|Lotus|
Buyer|Orda Foods|Osh
wished seller|Jade Tea|
"""
    },
    "lists side by side": {
        "A": """
Fair|||||
Buyer|Country||No.|Supplier|Zone
Altyn|KZ||1|Jade|A
Orda|RU||2|Lotus|B
Steppe|||3|Dazu|
"""
    },
    "halves of a list": {
        "A": """
Fair|||||
No.|Company|Wish|No.|Company|Wish
BUYERS
1|Altyn|Jade|2|Orda|Lotus
3|Steppe||4|Tau|Jade
SUPPLIERS
5|Jade||6|Lotus|Tau
"""
    },
    "small tables": {
        "A": """
Working sheet||||||
||||||
BUYERS||||SELLERS||
Code|Company|Max||Code|Company|Person
B1|Altyn|5||S1|Jade|Li
B2|Orda|||S2|Lotus|Wu
||||||
see below||||||
||||||
WISHES||||||
Buyer|1st|2nd||||
B1|S2|S1||||
B2|S1|||||
"""
    },
    "forms with names below headings": {
        name: f"""
Registration|
Company:|{name}
Country|KZ
Must meet|
Jade Tea
Opal Glass
Whom not to meet|
Lotus
||
See you in {n}
"""
        for n, name in enumerate((*BUYERS, "Tau"))
    },
    "numbered lists": {
        "Wishes": """
Session of buyers|||
Altyn Trade||at most 4|
1|Jade Tea|must|
2|Lotus||
||
Orda Foods|||
1|Dazu Metal||
2|Jade Tea|maybe|
Steppe Wind||away until 10:30|
1|Lotus||
2|Dazu Metal|must|
"""
    },
    "numbers of rows": {
        "A": """
No.|Buyer|Numbers of the suppliers
1|Altyn|1, 3
2|Orda|2
3|Steppe|3
""",
        "B": """
No.|Supplier|Wishes
1|Jade|2
2|Lotus|
3|Dazu|1, 2
""",
    },
}
"""What each sheet holds, of which bars part the cells."""
