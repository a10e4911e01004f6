"""Makes the objects of ``--json``, and prints them on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from sco_scheduler.agendas.answers import Answer, Cost, Figures, Suggestion, Way, WhatIf, Why
from sco_scheduler.agendas.build_report import ChangeRow, Rerun, Summary, delegate_labels
from sco_scheduler.agendas.rows import slot_reason
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import ENGLISH, SENTENCE, Phrase, Said, Speech
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.intake import Question, asked
from sco_scheduler.output.terminal.findings import rows_together, severity_code

CONFLICT_CODE = "conflict"
"""The code of a conflict of the hard rules among the findings."""


def print_json(value: object) -> None:
    """Print one object on standard output, in ASCII, which every code page has."""
    sys.stdout.write(json.dumps(value, indent=2) + "\n")
    sys.stdout.flush()


def build_object(
    status: str,
    *,
    findings: Sequence[Finding] = (),
    goals: Iterable[GoalResult] = (),
    schedule: Schedule | None = None,
    unmet: Iterable[Unmet] = (),
    seconds: float = 0.0,
    output: Path | None = None,
    conflict: Conflict | None = None,
    summary: Summary | None = None,
    speech: Speech = ENGLISH,
) -> dict[str, object]:
    """Make the object that ``build --json`` prints."""
    rows = finding_objects(by_importance(findings), speech)
    if conflict is not None:
        rows.insert(0, _conflict(conflict, speech))
    return {
        "status": status,
        "goals": [_goal(goal) for goal in goals],
        "lost_minutes": None
        if summary is None
        else {"purchasers": summary.lost_purchasers, "suppliers": summary.lost_suppliers},
        "meetings": _meetings(schedule) if schedule is not None else [],
        "unmet": [_unmet(u, speech) for u in unmet],
        "seconds": round(seconds, 3),
        "output": str(output) if output is not None else None,
        "findings": rows,
    }


def finding_object(finding: Finding, speech: Speech = ENGLISH) -> dict[str, object]:
    """Make the object of a finding: code, severity and cells unchanged, texts in a language."""
    return {
        "code": finding.code,
        "severity": severity_code(finding.severity),
        "cells": [str(cell) for cell in finding.cells],
        "message": finding.message_in(speech),
        "advice": finding.advice_in(speech),
        "suggestion": speech.say(finding.suggestion) if finding.suggestion else None,
    }


def finding_objects(findings: Iterable[Finding], speech: Speech) -> list[dict[str, object]]:
    """Make the objects of findings, in order."""
    return [finding_object(finding, speech) for finding in findings]


def question_object(question: Question, speech: Speech = ENGLISH) -> dict[str, object]:
    """Make the object of a question: answers in the syntax of a map, texts in a language."""
    return {
        "kind": question.kind,
        "sheet": question.sheet,
        "subject": question.subject,
        "cells": [str(cell) for cell in question.cells],
        "samples": list(question.samples),
        "question": speech.say(asked(question)),
        "options": list(question.options),
        "guess": question.guess,
        "certainty": round(question.certainty, 2),
        "map": list(question.path),
        # A remark of a known company may state several facts, which stand elsewhere in a map.
        **({"several": ["remarks", question.path[-1]]} if question.names is not None else {}),
    }


def rerun_object(
    rerun: Rerun, changes: Iterable[ChangeRow], speech: Speech = ENGLISH, *, unchanged: bool
) -> dict[str, object]:
    """Make the part of ``build --json`` about the published schedule that the build started from.

    Parameters
    ----------
    unchanged
        Whether there was nothing to do.
    """
    until = rerun.history_until
    return {
        "published": rerun.source,
        "revision": rerun.revision,
        "unchanged": unchanged,
        "meetings": rerun.meetings,
        "value": rerun.value,
        "value_bound": rerun.value_bound,
        "history_until": until.isoformat() if until is not None else None,
        "changes": [change_object(row, speech) for row in changes],
        "prices": [asdict(price) for price in rerun.prices],
    }


def change_object(row: ChangeRow, speech: Speech = ENGLISH) -> dict[str, object]:
    """Make the object of a change: the meeting before and after, and the cause."""
    return {
        "change": row.kind,
        "purchaser": row.purchaser,
        "supplier": row.supplier,
        "before": _place(row.before),
        "after": _place(row.after),
        "why": speech.say(row.why),
    }


def _place(meeting: Meeting | None) -> Mapping[str, object] | None:
    if meeting is None:
        return None
    return {
        "meeting": meeting.number,
        "start": meeting.start.isoformat(),
        "zone": meeting.zone,
        "table": meeting.table,
        "delegates": list(meeting.delegates),
        "interpreter": meeting.interpreter,
    }


def _meetings(schedule: Schedule) -> list[Mapping[str, object]]:
    """Companies and interpreters by ID, delegates by name (of the purchaser, of the supplier)."""
    labels = delegate_labels(schedule.event)
    return [
        {
            "meeting": m.number,
            "purchaser": m.purchaser,
            "supplier": m.supplier,
            "start": m.start.isoformat(),
            "end": m.end.isoformat(),
            "zone": m.zone,
            "table": m.table,
            "delegates": [labels.get(key, key) for key in m.delegates],
            "interpreter": m.interpreter,
        }
        for m in schedule.meetings
    ]


def _unmet(unmet: Unmet, speech: Speech) -> Mapping[str, object]:
    return {
        "purchaser": unmet.pair[0],
        "supplier": unmet.pair[1],
        "reason": slot_reason(unmet).value,
        "text": speech.say(unmet.text),
        "must": unmet.must,
        "value": unmet.value,
    }


def why_object(why: Why, speech: Speech = ENGLISH) -> dict[str, object]:
    """Make the object of ``why --json``: for a pair its answer, for a company a list of answers."""
    answers = [_answer(answer, speech) for answer in why.answers]
    return answers[0] if why.company is None else {"company": why.company, "requests": answers}


def _goal(goal: GoalResult) -> dict[str, object]:
    told = {"name": goal.name, "value": goal.value, "bound": goal.outright_bound, "proved": goal.proved_outright}
    within = {"what": goal.scope, "bound": goal.bound, "proved": goal.proved}
    if goal.older_musts:
        told["not_counted"] = goal.older_musts
    return told | ({"within": within} if goal.scope else {})


def _answer(answer: Answer, speech: Speech) -> dict[str, object]:
    unmet = answer.unmet
    return {
        "purchaser": answer.pair[0],
        "supplier": answer.pair[1],
        "status": answer.status.value,
        "value": answer.value,
        "meeting": meeting_object(answer.held) if answer.held is not None else None,
        "displaced": [list(u.pair) for u in answer.displaced],
        "reason": slot_reason(unmet).value if unmet is not None else None,
        "text": speech.say(unmet.text) if unmet is not None else None,
        "also": [speech.say(told) for told in answer.also],
        "impossible": answer.impossible,
        "forbidding": [_row(row, speech) for row in answer.forbidding],
        "taken_out": _row(answer.taken_out, speech) if answer.taken_out is not None else None,
        "computed": answer.computed,
        "ways": [_way(way, speech) for way in answer.ways],
        "maximum_no_help": list(answer.no_help),
        "no_more": [kind.value for kind in answer.no_more],
    }


def _row(row: ConflictRow, speech: Speech) -> dict[str, object]:
    return {"cell": str(row.cell) if row.cell is not None else None, "text": speech.say(row.text)}


def _way(way: Way, speech: Speech) -> dict[str, object]:
    repair = way.repair
    return {
        "kind": way.kind.value,
        "moved": [{"before": meeting_object(m.before), "after": meeting_object(m.after)} for m in repair.moved],
        "dropped": [meeting_object(m) for m in repair.dropped],
        "added": [meeting_object(m) for m in repair.added],
        "value_change": repair.value_change,
        "missing_change": repair.missing_change,
        "agendas_changed": repair.agendas_changed,
        "proved": repair.proved,
        "command": way.command,
        "registrations": [speech.say(row) for row in way.rows],
    }


def what_if_object(found: WhatIf) -> dict[str, object]:
    """Make the object of ``whatif --json``; numbers are bounds unless the event was solved."""
    return {
        "now": _figures_object(found.now),
        "at_best": _figures_object(found.at_best) if found.at_best is not None else None,
        "changes": [
            {
                "change": " ".join(f"{option} {value}" for option, value in change.options),
                **_figures_object(change.figures),
                "gain": change.gain,
                "agendas_changed": change.agendas_changed,
                "alike": [" ".join(other) for other in change.alike],
                "cost": _cost_object(change.cost) if change.cost is not None else None,
            }
            for change in found.changes
        ],
        "left_out": found.left_out,
    }


def _cost_object(cost: Cost) -> dict[str, object]:
    goals = {"musts": cost.musts, "minimums": cost.minimums, "value": cost.value}
    gone = [{"purchaser": m.purchaser, "supplier": m.supplier, "start": m.start.isoformat()} for m in cost.meetings]
    return {
        "hit": cost.hit,
        "meetings": gone,
        **{goal: {"least": least, "most": most} for goal, (least, most) in goals.items()},
    }


def _figures_object(figures: Figures) -> dict[str, object]:
    return {
        "musts": figures.musts,
        "minimums": figures.minimums,
        "value": figures.value,
        "meetings": figures.meetings or (0 if figures.reached else None),
        "lost_time": figures.lost_time,
        "bounds": not figures.reached,
        "proved": figures.proved,
    }


def suggestions_object(
    event: Event, suggestions: Sequence[Suggestion], written: Path | None, pages: Path | None
) -> dict[str, object]:
    """Make the object of ``suggest --json``."""
    return {
        "suggestions": [
            {
                "company": s.company,
                "partner": s.partner,
                "name": event.company_by_id[s.partner].name,
                "meeting": meeting_object(s.meeting),
                "score": round(s.score, 6),
                "reasons": [{"kind": because.kind, "about": list(because.about)} for because in s.reasons],
                "together": s.together,
            }
            for s in suggestions
        ],
        "output": str(written) if written is not None else None,
        "pages": str(pages) if pages is not None else None,
    }


def meeting_object(meeting: Meeting) -> dict[str, object]:
    """A meeting by its pair, time, place and people."""
    return {
        "purchaser": meeting.purchaser,
        "supplier": meeting.supplier,
        "start": meeting.start.isoformat(),
        "end": meeting.end.isoformat(),
        "zone": meeting.zone,
        "table": meeting.table,
        "purchaser_delegate": meeting.purchaser_delegate,
        "supplier_delegate": meeting.supplier_delegate,
        "interpreter": meeting.interpreter,
    }


def _conflict(conflict: Conflict, speech: Speech) -> dict[str, object]:
    """A conflict in the form of a finding: its rows are the message, the sets to give up the advice."""
    texts = [speech.say(row.text).rstrip(".") for row in conflict.rows]
    ways = [Phrase("give-up-rows")(rows=rows_together(rows, speech)) for rows in conflict.give_up]
    advice: Said = ""
    for way in ways:
        advice = Phrase("rows-or")(one=advice, other=way) if advice else way
    return {
        "code": CONFLICT_CODE,
        "severity": "stops",
        "cells": [str(row.cell) for row in conflict.rows if row.cell is not None],
        "message": speech.say(SENTENCE(text=speech.semicolon.join(texts))),
        "advice": speech.say(advice),
        "suggestion": None,
        "smallest": conflict.minimal,
    }
