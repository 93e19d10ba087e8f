"""What the lint says of one place in a content file."""

from functools import cache
from pathlib import Path

import tomli
from attrs import frozen

from huibao.content.converter import converter
from huibao.model.rule import Severity


@frozen
class Remark:
    """One remark; plain data.

    file       the file, relative to the content folder
    line       counted from 1
    code       stable code, explained in docs/reference/remarks.md
    at         what is spoken of, as lint.toml names it: indicators.publicity.leaflets
    """

    file: str
    line: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    at: str = ""

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """By place, as one reads a file."""
        return (self.file, self.line, self.code, self.message)


@frozen
class Code:
    """What a code means: its severity, what it says, why that matters, and the way out."""

    id: str
    severity: Severity
    says: str
    why: str
    way: str


@frozen
class _Entry:
    severity: Severity
    says: str
    why: str
    way: str


@cache
def codes() -> dict[str, Code]:
    """Every code that a remark may have, in the order of the reference page."""
    tree = tomli.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))
    entries = {id: converter.structure(each, _Entry) for id, each in tree.items()}
    return {id: Code(id, each.severity, each.says, each.why, each.way) for id, each in entries.items()}
