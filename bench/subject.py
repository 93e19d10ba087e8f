"""What is measured: the unit type in content/ and its submissions.

python subject.py FOLDER writes the same as plain data for the peers.
"""

from __future__ import annotations

import json
import random
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import evolve

from huibao.expression.parse import parse
from huibao.expression.tree import Arithmetic, Call, Compare, Given, Name, Node, Number, codes
from huibao.model.document import Document, FigureText, Heading, ParagraphBlock, Run, Table, plain
from huibao.model.formats import RawData
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.submission import Submission
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder
from huibao.plugin.manager import load

TYPE = "bench"
FEW, MANY = 20, 300
"""How many submissions take turns: for documents, as many as stay at hand; for checking, so many that
no text among them is met again before huibao has forgotten it."""
_SPOILT = 0.01
"""Share of the figures that are left out, and of those that are seven too many."""


def report_type() -> ReportType:
    """The invented unit type, ready to work; other plugins stay out."""
    return ReportType.of(_plugins(), TYPE)


def example() -> RawData:
    """Its example: 60 figures, and 30 of last year for the tables."""
    raw: RawData = _plugins().collect("huibao_example", unit_type=TYPE)[0][1]
    return raw


def _plugins() -> Any:
    content = ContentFolder(Path(__file__).parent / "content", TYPE)
    return load(extra=[(TYPE, content)], only=[])


def unit_name(number: int) -> str:
    return f"第{number:04d}综合服务中心"


def volunteers(number: int) -> int:
    return 300 + number


def submissions(unit_type: ReportType) -> list[Submission]:
    """Submissions of which none can be reused for another: names and a figure differ."""
    raw = example()
    result = []
    for number in range(FEW):
        tree = _copy(raw.tree)
        tree["unit"]["name"] = unit_name(number)
        tree["figures"]["staff"]["volunteers"] = volunteers(number)
        result.append(unit_type.structure(evolve(raw, tree=tree)))
    return result


def raw_data(unit_type: ReportType, *, written: bool, spoilt: bool) -> list[RawData]:
    """Data files as read: 60 figures, and the three of last year that the rules need.

    written: a third of the figures is text (4,200平方米, 860余份). spoilt: some are missing or wrong.
    """
    chance = random.Random(1)
    raw = example()
    indicators = unit_type.catalogue.indicators
    free = _free(unit_type)
    as_text = free[: len(indicators) // 3]
    result = []
    for number in range(MANY):
        tree = _copy(raw.tree)
        tree["unit"]["name"] = unit_name(number)
        tree["previous"] = {topic: {key: tree["previous"][topic][key]} for topic, key in _COMPARED}
        for code, indicator in indicators.items():
            topic, _, key = code.partition(".")
            table = tree["figures"][topic]
            if code in free:
                table[key] += number
            if spoilt and chance.random() < _SPOILT:
                del table[key]
                continue
            if spoilt and chance.random() < _SPOILT and indicator.kind is not QuantityKind.RATIO:
                table[key] += 7
            if written and code in as_text:
                table[key] = _written(table[key], indicator, number)
        result.append(evolve(raw, tree=tree))
    return result


def _free(unit_type: ReportType) -> list[str]:
    """The figures that may be what they like: no rate, and in no sum, ratio or change."""
    bound = [codes(parse(rule.check)) for rule in unit_type.catalogue.rules if "close(" in rule.check]
    held = frozenset().union(*bound)
    indicators = unit_type.catalogue.indicators.items()
    return [
        code
        for code, indicator in indicators
        if indicator.kind is not QuantityKind.RATIO and code not in held
    ]


_COMPARED = (("staff", "total"), ("greening", "area"), ("finance", "income"))


def _copy(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: _copy(value) if isinstance(value, dict) else value for key, value in tree.items()}


def _written(value: int | Decimal, indicator: Indicator, number: int) -> str:
    """A figure as people write it."""
    forms = (f"{value}{indicator.unit}", f"{value:,}{indicator.unit}", f"{value}余{indicator.unit}")
    return forms[number % len(forms)]


def export(folder: Path) -> None:
    """The same content for the peers: document.json, rules.json, rows.json."""
    unit_type = report_type()
    folder.mkdir(parents=True, exist_ok=True)
    document = unit_type.report(submissions(unit_type)[0]).document
    blocks = [_plain_block(block) for block in document.blocks]
    figures = {_key(run.indicator): run.text for run in _said(document.blocks)}
    _write(folder / "document.json", {"blocks": blocks, "figures": figures, "period": document.period})
    rules = [(rule.id, _python(parse(rule.check))) for rule in unit_type.catalogue.rules]
    _write(folder / "rules.json", rules)
    rows = [_row(raw.tree) for raw in raw_data(unit_type, written=False, spoilt=False)]
    _write(folder / "rows.json", rows)


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _key(code: str, role: str = "actual") -> str:
    return code.replace(".", "_") if role == "actual" else f"{role}_{code.replace('.', '_')}"


def _said(blocks: tuple[Any, ...]) -> list[FigureText]:
    runs = [run for block in blocks if isinstance(block, ParagraphBlock) for run in block.runs]
    return [run for run in runs if isinstance(run, FigureText)]


def _plain_block(block: object) -> dict[str, Any]:
    match block:
        case Heading(text=text, number=number):
            return {"heading": number + text}
        case ParagraphBlock(runs=runs):
            return {"runs": [_plain_run(run) for run in runs]}
        case Table(caption=caption, header=header, rows=rows):
            cells = [["".join(run.text for run in cell) for cell in row] for row in rows]
            return {"caption": caption, "head": header, "rows": cells}
    raise TypeError(block)


def plain_document(document: Document) -> dict[str, Any]:
    """The words of a document for a source that is written by hand."""
    blocks = [
        {"text": plain(block.runs)} if isinstance(block, ParagraphBlock) else _plain_block(block)
        for block in document.blocks
    ]
    return {"title": document.title, "blocks": blocks}


def _plain_run(run: Run) -> str | dict[str, str]:
    return {"figure": _key(run.indicator)} if isinstance(run, FigureText) else run.text


def _row(tree: dict[str, Any]) -> dict[str, float]:
    """One submission as a flat row of numbers, as the peers want it."""
    row = {}
    for table, prefix in (("figures", ""), ("previous", "previous_")):
        for topic, values in tree[table].items():
            row |= {f"{prefix}{topic}_{key}": float(value) for key, value in values.items()}
    return row


def _python(node: Node) -> str:
    """A rule's condition as Python over a row's values, None where one is missing."""
    match node:
        case Number(value):
            return str(value)
        case Name(code, role):
            return _key(code, role)
        case Given(code):
            return f"({_key(code)} is not None)"
        case Arithmetic(operator, left, right):
            return f"({_python(left)} {operator} {_python(right)})"
        case Compare(operands, operators):
            parts = [_python(operands[0])]
            for operator, operand in zip(operators, operands[1:], strict=True):
                parts += [operator, _python(operand)]
            return f"({' '.join(parts)})"
        case Call("sum", arguments):
            return f"({' + '.join(map(_python, arguments))})"
        case Call("close", (left, right, tolerance)):
            return f"(abs({_python(left)} - {_python(right)}) <= {_python(tolerance)})"
    raise TypeError(node)


if __name__ == "__main__":
    export(Path(sys.argv[1]))
