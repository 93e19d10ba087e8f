"""What documents call the weight of a finding."""

from huibao.model.rule import Severity

SEVERITIES = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.QUESTION: "疑问",
    Severity.NOTE: "提示",
}
