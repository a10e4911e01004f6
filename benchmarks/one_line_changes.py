"""Changes of one line of a module: every operator, comparison, number, condition and call that can be another."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: (" in ", " not in "),
    ast.NotIn: (" not in ", " in "),
    ast.Is: (" is ", " is not "),
    ast.IsNot: (" is not ", " is "),
}
_OPERATORS = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


@dataclass(frozen=True)
class Change:
    """A change of one line: what stands from column ``start`` to ``end`` becomes ``new``."""

    path: str
    line: int
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text of the module with the change."""
        lines = list(_lines(text))
        lines[self.line - 1] = self.lines(text)[1]
        return "".join(lines)

    def lines(self, text: str) -> tuple[str, str]:
        """The line before and after."""
        before = _lines(text)[self.line - 1]
        line = before.encode()
        return before, (line[: self.start] + self.new.encode() + line[self.end :]).decode()

    def told(self, text: str) -> str:
        """The place, and the line before and after."""
        old, new = (line.strip() for line in self.lines(text))
        return f"{self.path}:{self.line}\n    - {old}\n    + {new}"


@lru_cache(maxsize=8)
def _lines(text: str) -> Sequence[str]:
    """The lines as the grammar of Python counts them, with their ends."""
    return [line.decode() for line in text.encode().splitlines(keepends=True)]


def changes(path: Path, text: str) -> Iterator[Change]:
    """Every change of one line of a module."""
    tree = ast.parse(text)
    lines = text.encode().splitlines()
    skipped = set(map(id, _annotations(tree)))
    for node in ast.walk(tree):
        if id(node) in skipped or not isinstance(node, ast.expr | ast.stmt) or node.lineno != node.end_lineno:
            continue
        found = _change(node, lines[node.lineno - 1])
        if found is not None:
            start, end, new = found
            yield Change(path.as_posix(), node.lineno, start, end, new)


def _annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """What changes nothing that matters: annotations, texts alone, imports for types, guards of zips, looks of data.

    Nor does it matter whether data can be made with a field that nobody gives.
    """
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.Call):
            parts = [keyword.value for keyword in node.keywords if keyword.arg in ("strict", "repr", "init")]
        elif isinstance(node, ast.JoinedStr):
            parts = [*node.values]  # their places are not known before Python 3.12
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            parts = [node]
        elif (
            isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr)
        ):
            parts = [node.value]
        for part in parts:
            if part is not None:
                yield from ast.walk(part)


def _change(node: ast.expr | ast.stmt, line: bytes) -> tuple[int, int, str] | None:  # noqa: PLR0911  # a way each
    """Where to put what in the place of a node, or None where it is left alone."""
    whole = (node.col_offset, node.end_col_offset or 0)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
        return _between(
            line, node.left.end_col_offset or 0, node.comparators[0].col_offset, *_COMPARISONS[type(node.ops[0])]
        )
    if (
        isinstance(node, ast.BinOp)
        and type(node.op) in _OPERATORS
        and not isinstance(node.left, ast.Constant | ast.JoinedStr)
    ):
        return _between(line, node.left.end_col_offset or 0, node.right.col_offset, *_OPERATORS[type(node.op)])
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        return _between(line, node.values[0].end_col_offset or 0, node.values[1].col_offset, old, new)
    if isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        return (*whole, str(not node.value if isinstance(node.value, bool) else node.value + 1))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.col_offset, node.col_offset + len("not "), ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        return node.col_offset, node.func.end_col_offset or 0, _CALLS[node.func.id]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return (*whole, "pass")
    if isinstance(node, ast.IfExp):
        return (*whole, line[node.body.col_offset : node.body.end_col_offset].decode())
    if isinstance(node, ast.Break | ast.Continue):
        return (*whole, "pass")
    return None


def _between(line: bytes, start: int, end: int, old: str, new: str) -> tuple[int, int, str] | None:
    """The place of an operator between its sides."""
    at = line.find(old.encode(), max(start - 1, 0), end + 1)
    return None if at < 0 else (at, at + len(old.encode()), new)
