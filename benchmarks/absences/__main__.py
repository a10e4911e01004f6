"""How answers to when somebody is away are read: ``python -m benchmarks.absences`` (``--half open``, ``-v``).

``open.json`` and ``kept.json`` have forms of one question each, in twenty languages, with the hours of the event that
each answer means. Their authors had not seen the program; the first half was open while it learned to read them, the
other was kept back. Some answers are open to two readings.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.absences.forms import Form, forms_in, read_form
from benchmarks.machine import print_facts


def main() -> None:
    """Print how the answers of each kind of question are read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["open", "kept"], nargs="*", default=["open", "kept"])
    parser.add_argument("--only", default="", help="only the forms whose ID begins so, such as fr")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every answer that is not read rightly")
    chosen = parser.parse_args()
    print_facts()
    for half in chosen.half:
        counts: dict[str, Counter[str]] = {}
        with tempfile.TemporaryDirectory() as folder:
            for form in (form for form in forms_in(half) if form.id.startswith(chosen.only)):
                counts.setdefault(form.kind, Counter()).update(_verdicts(form, Path(folder), verbose=chosen.verbose))
        for kind, of in sorted(counts.items()):
            print(f"{half} {kind:<10}", _told(of))
        total = sum(counts.values(), Counter[str]())
        print(f"{half}: {total.total()} answers: {_told(total)}")


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{verdict} {count}" for verdict, count in counts.most_common())


def _verdicts(form: Form, folder: Path, *, verbose: bool) -> list[str]:
    """The verdict on each answer of a form."""
    found = read_form(form, folder)
    for answer, (verdict, detail) in zip(form.answers, found, strict=True):
        if verbose and verdict != "right":
            print(
                f"{form.id} {form.kind} {form.title!r} {form.days[0]}+{len(form.days)}: {answer.text!r}: "
                f"{verdict}{detail}"
            )
    return [
        f"{verdict}{' (open)' if answer.open else ''}" for answer, (verdict, _) in zip(form.answers, found, strict=True)
    ]


if __name__ == "__main__":
    main()
