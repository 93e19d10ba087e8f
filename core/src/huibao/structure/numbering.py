"""Numbers that people type before the items of a list: the report numbers them itself."""

import re

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FIRST = "（(第一二三四五六七八九十"
_NUMBER = (  # compiled when an item may begin with one
    r"\s*(?:"
    rf"[（(](?:\d{{1,2}}|{_NUMERAL})[）)](?![班级号栋幢单楼])[、.．]?"
    r"|\d{1,2}[.．、](?!\d)"
    r"|\d{1,2}[）)]"
    rf"|{_NUMERAL}[、.．](?![\d一二三四五六七八九十])"
    rf"|{_NUMERAL}是[，：:]?"
    rf"|第{_NUMERAL}[，、：:]"
    r"|[①-⑳][、.．]?"
    r")\s*(?=.)"
)


def unnumbered(item: str) -> str:
    """The item without its number: 1.楼道有杂物, （二）厕所异味. 1.5米 and 三、四单元 begin with none."""
    first = item.lstrip()[:1]
    if not (first in _FIRST or first.isdecimal() or "①" <= first <= "⑳"):
        return item
    found = re.match(_NUMBER, item)
    return item[found.end() :] if found else item
