"""How deep a text nests, found before any parser recurses into it. Serves TOML and JSON alike."""

import re

DEPTH_LIMIT = 32
"""Deepest nesting of a data file; its own format needs five levels."""

# Every alternative takes what it can and never gives it back, so a scan is linear whatever the text.
STRING = (
    r'(?:"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})?+'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5})?+"
    r'|"(?:[^"\\\n]|\\.)*+"?+'
    r"|'[^'\n]*+'?+)"
)
"""Pattern of a quoted string of TOML or JSON, closed or not; for re.DOTALL."""
_PART = rf"(?:{STRING}|[\w-]++)"
_TOKEN = rf"(?P<dotted>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)|(?P<comment>#[^\n]*+)|(?P<bracket>[\[\]{{}}])"
_TURNS = frozenset("\"'#\n")
"""Only behind one of these a bracket may be in a string or a remark, and the one before it not."""


def too_deep(text: str) -> int:
    """The line on which brackets or dotted keys pass `DEPTH_LIMIT`; 0 where they never do."""
    if not _may_be_too_deep(text):
        return 0
    depth = 0
    for token in re.finditer(_TOKEN, text, re.DOTALL):
        if token.lastgroup == "bracket":
            depth = depth + 1 if token.group() in "[{" else max(0, depth - 1)
            reached = depth
        elif token.lastgroup == "dotted" and token.group().count(".") >= DEPTH_LIMIT:
            reached = sum(1 for _ in re.finditer(_PART, token.group(), re.DOTALL))
        else:
            continue
        if reached > DEPTH_LIMIT:
            return text.count("\n", 0, token.start()) + 1
    return 0


def _may_be_too_deep(text: str) -> bool:
    """Whether so much is opened, or a line has so many dots: hardly a file has, others need no pattern.

    A bracket that is closed before anything turns, as in [figures] and in {student.total}, adds to the depth
    only as long as it is open.
    """
    opened = text.replace("{", "[").replace("}", "]").split("[")[1:]
    insides = (inside.partition("]") for inside in opened)
    lasting = sum(not closed or not _TURNS.isdisjoint(inside) for inside, closed, _after in insides)
    return lasting >= DEPTH_LIMIT or any(line.count(".") >= DEPTH_LIMIT for line in text.split("\n"))
