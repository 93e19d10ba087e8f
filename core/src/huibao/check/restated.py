"""Last year's column, held against last year's filing."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.submission import Submission


def restated(submission: Submission, before: Facts) -> Iterator[Finding]:
    """A warning for each figure of last year that is no longer what was filed then.

    A filing of another unit's is asked about: units are renamed, and files are mixed up.
    """
    if before.submission.unit.name != submission.unit.name:
        yield Finding(
            rule=f"{submission.unit_type}-restated-unit",
            severity=Severity.QUESTION,
            message=f"上年报告的单位是“{before.submission.unit.name}”，本年是“{submission.unit.name}”",
            place="unit.name",
            hint="单位更名的可以保留；拿错文件的，请换成本单位上年的文件",
        )
    for code, figure in submission.previous.items():
        filed = before.figures.get(code)
        if filed is None or filed.value == figure.value:
            continue
        seen, expected = printed(before, figure), printed(before, filed)
        yield Finding(
            rule=f"{submission.unit_type}-restated",
            severity=Severity.WARNING,
            message=f"{before.indicator(code).name}：上年数填报{seen}，上年报告中为{expected}",
            indicators=(code,),
            seen=seen,
            expected=expected,
            place=figure.place,
            hint="以上年报告为准；确需更正的，在“情况说明”（explanations）中说明",
        )
