"""A text that is not scanned for its depth is not too deep."""

import re

from hypothesis import given
from hypothesis import strategies as st

from huibao.read import nesting

_PIECES = (
    *("[", "{", "]", "}", "[" * 9, "{" * 9, "]" * 9, "}" * 9, "[a]", "{a.b}", "[x]" * 9, "{ a = 1 }"),
    *('"', "'", '"""', "'''", "#", "\n", "\\", "a", "a." * 16, '"a"." "'),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_what_is_not_scanned_is_not_too_deep(text: str) -> None:
    depth = deepest = 0
    for token in re.finditer(nesting._TOKEN, text, re.DOTALL):
        if token.lastgroup == "bracket":
            depth = depth + 1 if token.group() in "[{" else max(0, depth - 1)
            deepest = max(deepest, depth)
    assert nesting._may_be_too_deep(text) or deepest <= nesting.DEPTH_LIMIT
