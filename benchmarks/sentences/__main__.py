"""Whether plain sentences are read as they mean: ``python -m benchmarks.sentences`` (``--half kept``, ``-v``).

Each sentence of ``sentences.tsv`` stands in one place of a small registration: behind a name of a list, in a column of
notes, of levels, of statuses or of hours, or as the title of a second list of names. Their authors had not seen the
program. Half of them, by a checksum, is kept back while words are learned from the other.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from zlib import crc32

from benchmarks.machine import print_facts
from benchmarks.sentences.forms import AWAY, FORMS, PLACES, Facts, Sentence, meant, read_sentence

_PLAIN = {"name": "must", "notes": "", "level": "normal", "status": "confirmed", "hours": "all day", "title": ""}


def main() -> None:
    """Print how the sentences of each place are read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["open", "kept"], nargs="*", default=["open", "kept"])
    parser.add_argument("--only", choices=PLACES, nargs="*", default=PLACES, help="only these places")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every sentence that is not read rightly")
    chosen = parser.parse_args()
    print_facts()
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    sentences = [Sentence(*line.split("\t")) for line in lines]
    with tempfile.TemporaryDirectory() as name:
        folder, plain = Path(name), dict[tuple[str, str, bool], Facts]()
        for half in chosen.half:
            counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
            for sentence in sentences:
                if sentence.place in chosen.only and half_of(sentence) == half:
                    for form in range(len(FORMS) if sentence.place == "name" else 1):
                        verdict = _verdict(sentence, form, folder, plain)
                        counts[sentence.place][verdict] += 1
                        if chosen.verbose and verdict not in {"right", "asked, the guess is right"}:
                            print(
                                f"{verdict}: {sentence.place} {sentence.language} {sentence.text!r}: {sentence.meaning}"
                            )
            for place, of in counts.items():
                print(f"{half} {place:<7}", _told(of))
            print(f"{half}:", _told(sum(counts.values(), Counter[str]())))


def half_of(sentence: Sentence) -> str:
    """The half of which a sentence is."""
    return "kept" if crc32(sentence.text.encode()) % 2 else "open"


def _verdict(sentence: Sentence, form: int, folder: Path, plain: dict[tuple[str, str, bool], Facts]) -> str:
    """How a sentence is read: rightly, by a question, or wrongly without one."""
    away = sentence.text.startswith(AWAY)
    key = sentence.place, sentence.language, away
    if key not in plain:
        text = f"{AWAY} -" if away else _PLAIN[sentence.place]
        place = "notes" if sentence.place == "name" else sentence.place
        bare = Sentence(place, sentence.language, "" if sentence.place == "name" else text, "nothing")
        plain[key] = read_sentence(bare, 0, folder).facts or {}
    found, (wanted, asking) = read_sentence(sentence, form, folder), meant(sentence, plain[key])
    if found.asked:
        return "asked, the guess is right" if found.facts == wanted else "asked, the guess is wrong"
    return "right" if found.facts == wanted and not asking else "WRONG"


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{verdict} {count}" for verdict, count in counts.most_common())


if __name__ == "__main__":
    main()
