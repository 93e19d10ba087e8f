"""How many of the figures of real years fall on a defined indicator, by unit type.

Counted are the figures of the data files in tests/replay, in all their roles: this period's, last
year's, targets and plans. The others are local indicators of those files. A file with a word after its
number (000-06-days.toml) is a variant of another one and is not counted.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from huibao.errors import HuibaoError
from huibao.model.figure import Figure
from huibao.model.submission import Submission
from huibao.pipeline import ReportType
from huibao.plugin.assemble import unit_types
from huibao.plugin.manager import load
from huibao.read.toml import read

REPLAY = Path(__file__).parent.parent / "tests" / "replay"
_COUNTED = re.compile(r"\d{3}-\d{2}")


@frozen
class Coverage:
    """The figures of one unit type's files: those with a defined indicator, and local ones."""

    files: int
    defined: int
    local: int

    @property
    def figures(self) -> int:
        """All of them."""
        return self.defined + self.local

    @property
    def share(self) -> float:
        """How many of a hundred figures have a defined indicator."""
        return 100 * self.defined / self.figures


def coverage(folder: Path = REPLAY) -> dict[str, Coverage]:
    """The coverage of every unit type that has files in the folder, by its id."""
    plugins = load()
    types = {id: ReportType.of(plugins, id) for id in unit_types(plugins)}
    files, defined, local = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(folder.glob("*.toml")):
        if _COUNTED.fullmatch(path.stem):
            raw = read(path)
            submission = types[raw.tree["type"]].structure(raw)
            own = [figure.indicator.startswith("local.") for figure in _figures(submission)]
            files[submission.unit_type] += 1
            local[submission.unit_type] += sum(own)
            defined[submission.unit_type] += len(own) - sum(own)
    return {id: Coverage(files[id], defined[id], local[id]) for id in sorted(files)}


def _figures(submission: Submission) -> Iterator[Figure]:
    for table in (submission.figures, submission.targets, submission.previous, submission.planned):
        yield from table.values()


def main() -> None:
    """Print the table."""
    try:
        found = coverage()
    except HuibaoError as error:
        sys.exit(str(error))
    rows = [*found.items(), ("all", _total(list(found.values())))]
    print("| type | files | figures | defined | local | share |")
    print("| --- | --- | --- | --- | --- | --- |")
    for id, each in rows:
        print(
            f"| {id} | {each.files} | {each.figures} | {each.defined} | {each.local} | {each.share:.1f} % |"
        )


def _total(found: list[Coverage]) -> Coverage:
    return Coverage(
        sum(each.files for each in found),
        sum(each.defined for each in found),
        sum(each.local for each in found),
    )


if __name__ == "__main__":
    main()
