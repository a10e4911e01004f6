"""What a rerun keeps of the published schedule, in literals: meetings, their times, tables and people.

A meeting keeps its published table where it stays in its slot and claims that table; of all claims
of one table and slot (kept or fixed), one is granted. Meetings without a claim take any table that is
left, so counting tables still suffices for them. People are kept where, beyond that, the same
delegates attend and the same interpreter, if any, serves: a claim of a person, granted once a slot.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ortools.sat.python import cp_model

from sco_scheduler.engine.model.constraints.interpreter_present import Serve
from sco_scheduler.engine.model.variables import Expression, Variables, add_up
from sco_scheduler.engine.problem import ANY, GONE, NONE, Choice, Item, Place

Claims = dict[tuple[int, int], list[tuple[int, cp_model.IntVar]]]
"""Claims of an interpreter in a slot, each with its zone."""


class KeptLiterals:
    """Expressions for the four goals of a rerun; each is a number of published meetings."""

    def __init__(self, v: Variables, serve: Serve) -> None:
        self._v = v
        self._serve = serve
        lost: list[Expression] = []
        slot_moves: list[Expression] = []
        self.same_slot: dict[int, list[Choice]] = {}
        self.same_table: dict[int, cp_model.IntVar] = {}
        self.same_people: dict[int, cp_model.IntVar] = {}
        for item in v.problem.items:
            place = item.published
            if place is None or not item.counts_as_kept:
                continue
            i = item.index
            held = v.held(i)
            lost.append(self._lost(i))
            self.same_slot[i] = [c for c in v.by_item[i] if c.slot == place.slot]
            stays = v.total(self.same_slot[i])
            slot_moves.append(held - stays)
        self.lost = add_up(lost)
        self.slot_moves = add_up(slot_moves)

    @cached_property
    def changes_in_place(self) -> tuple[Expression, Expression]:
        """The changes of tables and of people; made when asked for, since earlier goals do not need them."""
        table_changes: list[Expression] = []
        person_changes: list[Expression] = []
        for i, here in self.same_slot.items():
            item = self._v.problem.items[i]
            assert item.published is not None, "it is one that counts as kept"
            keeps_table = self._keeps_table(item, item.published)
            table_changes.append(self._v.total(here) - keeps_table)
            person_changes.append(keeps_table - self._keeps_people(item, item.published))
        self._grant_tables()
        self._grant_interpreters()
        return add_up(table_changes), add_up(person_changes)

    def _lost(self, i: int) -> Expression:
        """A literal that is 1 where the item is not held: sums of literals have a fast linear relaxation."""
        literal = self._v.model.new_bool_var(f"lost{i}")
        self._v.model.add_exactly_one([literal, *(self._v.x[c] for c in self._v.by_item[i])])
        return literal

    def _keeps_table(self, item: Item, place: Place) -> Expression:
        problem = self._v.problem
        stays = self.same_slot[item.index]
        open_then = (
            place.table != ANY and place.slot != NONE and place.slot in problem.table_open[item.zone][place.table]
        )
        if not stays or not open_then or item.table not in {ANY, place.table}:
            return add_up([])
        literal = self._v.model.new_bool_var(f"same table{item.index}")
        self._v.model.add(literal <= self._v.total(stays))
        self.same_table[item.index] = literal
        return literal

    def _keeps_people(self, item: Item, place: Place) -> Expression:
        """A literal that may be 1 only where a published meeting keeps its slot, table and people; 0 if it cannot."""
        v = self._v
        if item.index not in self.same_table:
            return add_up([])
        same = [
            c
            for c in self.same_slot[item.index]
            if item.modes[c.mode].purchaser_delegate == place.purchaser_delegate
            and item.modes[c.mode].supplier_delegate == place.supplier_delegate
            and self._could_serve(item, c, place.interpreter)
        ]
        if not same:
            return add_up([])
        literal = v.model.new_bool_var(f"same people{item.index}")
        v.model.add(literal <= self.same_table[item.index])
        v.model.add(literal <= v.total(same))
        self.same_people[item.index] = literal
        return literal

    def _could_serve(self, item: Item, choice: Choice, interpreter: int) -> bool:
        """Whether the published interpreter (or none) is what the choice needs."""
        need = item.modes[choice.mode].need
        if interpreter == GONE:
            return False
        if need == NONE or interpreter == ANY:
            return need == NONE and interpreter == ANY
        group = self._v.problem.class_of[interpreter]
        return (need, item.zone, choice.slot, group) in self._serve

    def _grant_tables(self) -> None:
        """One claim a table and slot, counting the meetings that have it as their fixed table."""
        v = self._v
        claims: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
        for i, literal in self.same_table.items():
            item = v.problem.items[i]
            assert item.published is not None
            if item.table == ANY:
                claims[item.zone, item.published.table, item.published.slot].append(literal)
        for key, literals in claims.items():
            fixed = [v.x[c] for c in v.by_table_slot.get(key, ())]
            if len(literals) + len(fixed) > 1:
                v.model.add_at_most_one([*literals, *fixed])

    def _grant_interpreters(self) -> None:
        """One claim an interpreter and slot, and of a class no more claims than meetings it serves."""
        v, problem = self._v, self._v.problem
        by_person: Claims = defaultdict(list)
        by_class: dict[tuple[int, int, int, int], list[cp_model.IntVar]] = defaultdict(list)
        for i, literal in self.same_people.items():
            item = problem.items[i]
            place = item.published
            assert place is not None
            if place.interpreter == ANY:
                continue
            by_person[place.interpreter, place.slot].append((item.zone, literal))
            needs = {
                item.modes[c.mode].need
                for c in self.same_slot[i]
                if (item.modes[c.mode].purchaser_delegate, item.modes[c.mode].supplier_delegate)
                == (place.purchaser_delegate, place.supplier_delegate)
            }
            for need in needs:
                by_class[need, item.zone, place.slot, problem.class_of[place.interpreter]].append(literal)
        for claims in by_person.values():
            if len(claims) > 1:
                v.model.add_at_most_one([literal for _, literal in claims])
        self._grant_walks(by_person)
        for key, literals in by_class.items():
            v.model.add(add_up(literals) <= self._serve[key])

    def _grant_walks(self, claims: Claims) -> None:
        """No claims of an interpreter who cannot walk from one to the other, or from where history has them."""
        problem, model = self._v.problem, self._v.model
        for (person, slot), here in claims.items():
            for later in problem.too_near[slot]:
                for there, other in claims.get((person, later), ()):
                    for literal in (x for zone, x in here if zone != there):
                        model.add_at_most_one(literal, other)
        for person, slot, zone in problem.interpreted_history:
            for later in problem.too_near[slot]:
                model.add_bool_and([~x for there, x in claims.get((person, later), ()) if there != zone])
