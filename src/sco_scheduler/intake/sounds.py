"""How a name sounds, roughly: alike for a Cyrillic name and the usual ways to write it in Latin letters."""

from __future__ import annotations

import re
import unicodedata

_LATIN_OF = dict(zip("абвгдеёзийклмнопрстуфхыэіїєґқғәңөұүһ", "abvgdeeziiklmnoprstufhieiiegkganouuh", strict=True)) | {
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
_SPELLINGS = (("shch", "sh"), ("kh", "h"), ("yo", "e"), ("ye", "e"), ("y", "i"), ("ck", "k"), ("x", "ks"), ("w", "v"),
              ("q", "k"))  # fmt: skip
"""Ways to write one sound in Latin letters, and the one that is compared."""

_TWICE = re.compile(r"(.)\1+")


def sound_of(text: str) -> str:
    """The sound of a folded text without blanks; two texts of one sound may be one name."""
    latin = "".join(_LATIN_OF.get(char, char) for char in text)
    bare = "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))
    for spelling, sound in _SPELLINGS:
        bare = bare.replace(spelling, sound)
    return _TWICE.sub(r"\1", bare)
