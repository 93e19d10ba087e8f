"""How indicators, sections and reports are called."""

import re
from collections.abc import Iterator

from huibao.expression.parse import ExpressionError
from huibao.expression.template import parse_template
from huibao.i18n import _
from huibao.model.indicator import Indicator, QuantityKind
from huibao.model.measures import RATIO, measure, normalise_unit

from .content import Content, Here
from .remark import Remark

_LONGEST_NAME = 20
_LONGEST_TITLE = 30
_ENDS = "。，；：、！？.,;:!?"
_RULE_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_NO_SHARES = re.compile("(?:频|功|汇|斜|心|曲|容积|分辨|利|税|工作效)率$")
"""Rates that are no shares of a whole."""
_HANGING = re.compile("(?:[（：]|(?<![行作人成])为|(?<!公)共|(?<![到表送])达|(?<![公节合大规民])约)$")


def naming(content: Content) -> Iterator[Remark]:
    """Names that do not read well with their figure, titles that no heading should be, ids of rules."""
    for rule in content.rules:
        if not _RULE_ID.fullmatch(rule.what.id):
            message = _("“{id}” is no good id").format(id=rule.what.id)
            hint = _("units write it under [explanations]: lower case letters, digits and hyphens")
            yield (rule.spot / "id").remark("id-form", message, hint)
    for here in content.indicators:
        yield from _of_indicator(here)
    for section in content.sections:
        yield from _of_title(Here(section.what.title, section.spot / "title"))
    for outline in content.outlines:
        yield from _of_title(Here(outline.what.title, outline.spot / "title"))


def _of_indicator(here: Here[Indicator]) -> Iterator[Remark]:
    name, unit = here.what.name, here.what.unit
    spot = here.spot / "name"
    if name.endswith("率") and not _NO_SHARES.search(name) and not _is_share(unit):
        message = _("{name} is a rate, but is counted in {unit}").format(name=name, unit=unit)
        yield (here.spot / "unit").remark("rate-unit", message, _("rates are in %, ‰ or per 100000"))
    if len(name) > _LONGEST_NAME:
        message = _("the name has {number} characters: {name}").format(number=len(name), name=name)
        yield spot.remark("name-long", message, _("leave to the hint what explains it"))
    if here.what.kind is not QuantityKind.YESNO and unit and len(unit) > 1 and name.endswith(unit):
        message = _("name and figure read {name}12{unit}").format(name=name, unit=unit)
        yield spot.remark("name-with-unit", message, _("leave the unit out of the name"))
    elif _HANGING.search(name):
        message = _("name and figure read {name}12{unit}").format(name=name, unit=unit)
        yield spot.remark("name-with-unit", message)


def _is_share(unit: str) -> bool:
    return measure(unit).family == RATIO or normalise_unit(unit).startswith("/10万") or "/" in unit


def _of_title(here: Here[str]) -> Iterator[Remark]:
    if not here.what:
        return
    if here.what[-1] in _ENDS:
        message = _("the title ends in a punctuation mark: {text}").format(text=here.what)
        yield here.spot.remark("title-mark", message)
    try:
        words = "".join(part for part in parse_template(here.what) if isinstance(part, str))
    except ExpressionError:
        return
    if len(words) > _LONGEST_TITLE:
        message = _("the title has {number} characters beside its placeholders").format(number=len(words))
        yield here.spot.remark("title-long", message, _("a heading fits on one line: 28 characters"))
