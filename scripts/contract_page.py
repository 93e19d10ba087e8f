"""The page of the contract that plugins keep: every check, from the code."""

from importlib import import_module

from huibao.testing import checks
from huibao.testing.checks import TOPICS, checks_of, every_check

_HEAD = """\
# The contract of plugins

{number} checks, each a promise that a plugin keeps. They are made by
[`huibao.testing.PluginContract`](../how-to/test-a-plugin.md) in a test, and by `report plugin test` without
one. A check that finds nothing to look at (a plugin without rules, without commands …) is left out, and says
so. What fails, fails with its place and a way out.
"""


def contract_page() -> str:
    """Every check by topic, with the promise that it is about."""
    parts = [_HEAD.format(number=len(every_check()))]
    for topic in TOPICS:
        says = (import_module(f"{checks.__name__}.{topic}").__doc__ or "").strip().partition("\n\n")[0]
        rows = "\n".join(f"| `{each.name}` | {each.says} |" for each in checks_of(topic))
        parts.append(f"## {topic.capitalize()}\n\n{says}\n\n| check | promise |\n| --- | --- |\n{rows}\n")
    return "\n".join(parts)
