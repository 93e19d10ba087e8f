"""The way out of a broken TOML line, guessed from the slips that people make."""

import re
from datetime import date

from huibao.i18n import _

_FULL_WIDTH = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "＂": '"',
    "＝": "=",
    "，": ",",
    "。": ".",
    "．": ".",
    "：": "=",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "＃": "#",
    "\u3000": " ",
}
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"|\'[^\']*+\'')
_VALUE = re.compile(r"\s*[^=]*=\s*(?P<value>.*)")
_DAY = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})\s*(?:#|$)")
_HEADER = re.compile(r"\s*\[(?P<name>[^\[\]=]++)(?P<closed>\])?\s*(?:#.*)?$")
_TABLES = {
    **dict.fromkeys(("数据", "本期", "本期数", "指标"), "figures"),
    **dict.fromkeys(("目标", "目标数", "年度目标"), "targets"),
    **dict.fromkeys(("上年", "上年数", "上年同期", "上年同期数", "去年"), "previous"),
    **dict.fromkeys(("计划", "计划数", "下期计划", "下期计划数"), "planned"),
    **dict.fromkeys(("单位", "基本信息"), "unit"),
    **dict.fromkeys(("公文", "发文"), "letter"),
    **dict.fromkeys(("本地", "本地指标"), "local"),
    "文字": "texts",
    "清单": "lists",
    "情况说明": "explanations",
}
"""What people call the tables of a data file, as an Excel form has them."""
_SAMPLES = {"sum": '"4,000"', "count": '"4000余份"', "text": 'name = "临江市实验小学"'}


def is_repetition(reason: str) -> bool:
    """Whether the parser refused a key or table because it is there already."""
    return any(word in reason for word in ("overwrite", "twice", "uplicate", "redefine", "immutable"))


def day_in(line: str) -> tuple[str, str]:
    """The day that a line holds without quotation marks, and how TOML writes it, "" for what is no day."""
    match = _VALUE.match(line)
    found = _DAY.match(match["value"]) if match else None
    if found is None:
        return "", ""
    written = found[0].partition("#")[0].strip()
    try:
        return written, date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return written, ""


def hint_for(line: str, reason: str) -> str:
    """One sentence on how to mend a line that the parser refused for some reason."""
    bare = _QUOTED.sub("", line.partition(" #")[0])
    for char in bare:
        if char in _FULL_WIDTH:
            return _("{met} is a full-width sign: write {sign} on the English keyboard instead").format(
                met=repr(char), sign=repr(_FULL_WIDTH[char])
            )
    if header := _HEADER.match(line):
        return _hint_for_header(header["name"].strip(), closed=bool(header["closed"]))
    match = _VALUE.match(line)
    value = match["value"] if match else ""
    _written, day = day_in(line)
    if day:
        return _("write the date {day}").format(day=day)
    if hint := _hint_for_value(value):
        return hint
    if _missing_quote(line):
        return _("a quotation mark is missing: text begins and ends with one")
    if "\\" in reason:
        return _("write a backslash twice, or put the text in single quotation marks")
    if key := re.match(r"\s*([\u3400-\u9fff][^\s=\"]*)\s*=", line):
        return _("a Chinese name stands in quotation marks: {name}").format(name=f'"{key[1]}" = …')
    if re.match(r"\s*[\u3400-\u9fff]", line):
        return _("keys are the codes that 'report describe' lists; a remark begins with #")
    return _("a line is a key, an equals sign and a value: {text}").format_map(_SAMPLES)


def _hint_for_value(value: str) -> str:
    """The way out of a figure or a text that was not written as TOML has them; "" where it was."""
    if re.match(r"0[0-9]+\s*(#|$)", value):
        return without_noughts(value.partition("#")[0].strip())
    if re.match(r"[0-9]{1,3}(,[0-9]{3})+\b", value):
        return _("write the number without separators, or in quotation marks: {sum}").format_map(_SAMPLES)
    if re.match(r"[-+]?[0-9.]+\s*[^\s0-9.,#\]}_:eExob-]", value):
        return _("a number with words or a unit stands in quotation marks: {count}").format_map(_SAMPLES)
    if re.match(r"[\u3400-\u9fff]", value):
        return _("text stands in quotation marks: {text}").format_map(_SAMPLES)
    return ""


def without_noughts(written: str) -> str:
    """The way out of a number that begins with noughts."""
    return _(
        "a number begins with no nought: write {number}, or put a code in quotation marks: {text}"
    ).format(number=written.lstrip("0") or "0", text=f'"{written}"')


def _hint_for_header(name: str, *, closed: bool) -> str:
    """The way out of a line that should name a table."""
    called = _TABLES.get(name, name)
    if called.isascii():
        if called == name and closed:
            return _("a table is called by its name in brackets: {sample}").format(sample="[figures]")
        if called == name:
            return _("the bracket is not closed: write {sample}").format(sample=f"[{name}]")
        return _("that table is called {name}").format(name=f"[{called}]")
    parts = [part if part.isascii() else f'"{part}"' for part in name.split(".")]
    return _("a Chinese name stands in quotation marks: {name}").format(name=f"[{'.'.join(parts)}]")


def _missing_quote(line: str) -> bool:
    return _QUOTED.sub("", line).partition("#")[0].count('"') % 2 == 1
