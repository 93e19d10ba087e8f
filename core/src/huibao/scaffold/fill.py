"""Fills in a template file: its comments in one language, its placeholders."""

import re
from collections.abc import Mapping
from string import Template

_COMMENT = re.compile(r"(\s*)#(zh|en) ")
_PLACEHOLDER = re.compile(r"\$[a-z_]+")


def fill(text: str, language: str, values: Mapping[str, str]) -> str:
    """The text with the comments of one language and the values for $name; KeyError for an unknown name.

    A comment that begins with #zh or #en is for that language only. A line of nothing but a placeholder
    goes where its value is empty.
    """
    lines: list[str] = []
    for original in text.splitlines():
        comment = _COMMENT.match(original)
        if comment and comment[2] != language:
            continue
        line = f"{comment[1]}# {original[comment.end() :]}" if comment else original
        filled = Template(line).substitute(values)
        if filled or not _PLACEHOLDER.fullmatch(line):
            lines.append(filled)
    return "".join(f"{line}\n" for line in lines)
