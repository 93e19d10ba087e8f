"""Sentences that break when a clause drops: each paragraph is composed with its clauses alone and without."""

import re
from collections.abc import Iterator

from attrs import frozen

from huibao.expression.parse import ExpressionError
from huibao.expression.template import parse_template
from huibao.i18n import _
from huibao.model.outline import Paragraph

from .content import Content, Here, clauses, paragraphs
from .content import sentences as sentences_of
from .rehearsal import Printed, Rehearsal
from .remark import Remark
from .source import Spot
from .trial import trials

_MARKS = re.compile("^[，、；：。！？）】”》]|[，、；：。！？]{2,}|[（“《【][，、；：。]|[，、；：][）”》】]")
_EMPTY = re.compile(r"（\s*）|\(\s*\)|“\s*”|《\s*》|【\s*】|〔\s*〕|\[\s*\]")
_OPENING = re.compile(
    "其中|其余|以及|并(?![列轨发网购])|且|及(?!时)|占(?![地用道])|分别[为达占是]|均[为达已]"
)
_STARTS = re.compile("其中|其余|并(?![列轨发网购])|且|分别[为达占是]")
_LEFT = re.compile(
    "(?:分别为|其中|包括|达到|共计|共有|以及|(?<![行人作成极甚颇])为|(?<![侵抢独])占|(?<![普涉])及|：)(?=[，。；）])"
)
_SET_OFF = "其中，"
_ENDS = ("。", "！", "？", "”", "）")
_LEAD_ENDS = "。！？：，；”）}]"
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("【", "】"), ("〔", "〕"), ("‘", "’"))
_CLAUSE_MARKS = "，、；：。！ "


@frozen
class _Slip:
    """What is wrong with what is printed: code, message, and the words around it."""

    code: str
    message: str
    words: str


def sentences(content: Content) -> Iterator[Remark]:
    """What would be printed badly for some figures or others."""
    for _section, _paragraph, _sentence, clause in content.all_clauses:
        text = clause.what.text
        if text and (text[-1] in _CLAUSE_MARKS or text[0] in _CLAUSE_MARKS):
            message = _("the clause begins or ends with a mark: {text}").format(text=text)
            yield clause.spot.remark("clause-mark", message, _("leave it out: the joints set their own"))
    for section in content.sections:
        for paragraph in paragraphs(section):
            yield from _of_paragraph(content, paragraph)


def _of_paragraph(content: Content, here: Here[Paragraph]) -> Iterator[Remark]:
    if not _can_be_read(here.what, content):
        return
    if here.what.lead and here.what.lead[-1] not in _LEAD_ENDS:
        message = _("the lead ends without a mark: {text}").format(text=here.what.lead[-16:])
        yield (here.spot / "lead").remark("sentence-marks", message)
    kinds = dict.fromkeys(
        [*here.what.kinds, *(kind for each in _clauses(here) for kind in each.what.kinds)] or [""]
    )
    told: set[tuple[str, str]] = set()
    for kind in [*kinds][:4]:
        rehearsal = Rehearsal(here.what, content.catalogue, kind)
        for printed in dict.fromkeys(map(rehearsal.printed, trials(here.what, content.catalogue))):
            for slip in _slips(printed, here.what, content):
                spot = _spot(here, slip)
                if (slip.code, spot.key) not in told:
                    told.add((slip.code, spot.key))
                    yield spot.remark(slip.code, slip.message)


def _clauses(here: Here[Paragraph]) -> list[Here]:  # type: ignore[type-arg]
    return [clause for sentence in sentences_of(here) for clause in clauses(sentence)]


def _can_be_read(plan: Paragraph, content: Content) -> bool:
    """Whether all its texts and conditions are sound: what is not has its own remark."""
    from huibao.compose.plans import codes_in
    from huibao.expression.template import cited, parse_template

    conditions = [plan.when, *(clause.when for sentence in plan.sentences for clause in sentence.clauses)]
    needed: set[str] = set()
    try:
        for text in plan.texts:
            parse_template(text)
            needed |= cited(text)
        for condition in conditions:
            needed |= codes_in(condition)
    except ExpressionError:
        return False
    return needed <= content.catalogue.indicators.keys()


def _slips(printed: Printed, plan: Paragraph, content: Content) -> Iterator[_Slip]:
    text = printed.whole
    if not text:
        return
    for match in _MARKS.finditer(text):
        yield _slip("sentence-marks", _("marks meet: {text}"), text, match)
    for match in _EMPTY.finditer(text):
        yield _slip("sentence-brackets", _("brackets with nothing in them: {text}"), text, match)
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            mark = opening if text.count(opening) > text.count(closing) else closing
            place = text.rindex(mark)
            words = text[max(0, place - 8) : place + 9]
            message = _("a {mark} without its partner: {text}").format(mark=mark, text=words)
            yield _Slip("sentence-brackets", message, words)
    for match in _LEFT.finditer(text):
        if (words := text[match.start() : match.end() + 1]) == _SET_OFF and any(
            words in each for each in plan.texts
        ):
            continue  # it is written so: 其中，南区24个
        yield _slip("sentence-connective", _("a word is left with nothing after it: {text}"), text, match)
    if (start := _STARTS.match(text)) is not None:
        yield _slip("sentence-connective", _("a paragraph begins with a connective: {text}"), text, start)
    for body in printed.bodies:
        if (start := _OPENING.match(body)) is not None:
            message = _("with what it refers to missing, a sentence begins: {text}")
            yield _slip("sentence-connective", message, body, start)
    if not text.endswith(_ENDS):
        message = _("the paragraph ends without a full stop: {text}").format(text=text[-16:])
        yield _Slip("sentence-marks", message, text[-16:])
    yield from _units_twice(printed, content)


def _units_twice(printed: Printed, content: Content) -> Iterator[_Slip]:
    """12份份, 98%%."""
    for code, figure, after in printed.followed:
        unit = content.catalogue.indicators[code].unit
        if unit and figure.endswith(unit) and after.startswith(unit) and not after.startswith("个人"):
            words = f"{figure}{after[:6]}"
            yield _Slip("unit-twice", _("the unit is said twice: {text}").format(text=words), after[:8])


def _slip(code: str, message: str, text: str, match: re.Match[str]) -> _Slip:
    words = text[max(0, match.start() - 8) : match.end() + 8]
    return _Slip(code, message.format(text=words), words)


def _spot(here: Here[Paragraph], slip: _Slip) -> Spot:
    """The clause, lead or tail whose own words are nearest to those around the slip."""
    from difflib import SequenceMatcher  # only where something is wrong

    places = [(each.what.text, each.spot) for each in _clauses(here)]
    places += [(sentence.what.lead, sentence.spot / "lead") for sentence in sentences_of(here)]
    places += [(here.what.lead, here.spot / "lead"), (here.what.tail, here.spot / "tail")]
    best, size = here.spot, 0
    for text, spot in places:
        for part in parse_template(text) if text else ():
            words = part if isinstance(part, str) else ""
            found = SequenceMatcher(None, words, slip.words, autojunk=False).find_longest_match().size
            if found > size:
                best, size = spot, found
    return best
