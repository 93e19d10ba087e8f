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
_TOKEN = re.compile(
    rf"(?P<dotted>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)|(?P<comment>#[^\n]*+)|(?P<bracket>[\[\]{{}}])",
    re.DOTALL,
)
_PARTS = re.compile(_PART, re.DOTALL)


def too_deep(text: str) -> int:
    """The line on which brackets or dotted keys pass `DEPTH_LIMIT`; 0 where they never do."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "bracket":
            depth = depth + 1 if token.group() in "[{" else max(0, depth - 1)
            reached = depth
        elif token.lastgroup == "dotted" and token.group().count(".") >= DEPTH_LIMIT:
            reached = sum(1 for _ in _PARTS.finditer(token.group()))
        else:
            continue
        if reached > DEPTH_LIMIT:
            return text.count("\n", 0, token.start()) + 1
    return 0
