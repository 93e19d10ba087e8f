"""Last year's column, held against last year's filing."""

from collections.abc import Iterator

from huibao.derive.facts import Facts
from huibao.derive.printed import printed
from huibao.model.finding import Finding
from huibao.model.rule import Severity
from huibao.model.submission import Submission


def restated(submission: Submission, before: Facts) -> Iterator[Finding]:
    """A warning for each figure of last year that is no longer what was filed then."""
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
            hint="以上年报告为准；确需更正的，在 explanations 中说明",
        )
