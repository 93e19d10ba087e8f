"""What only some formats show of a document is made when one asks for it."""

from huibao.model.document import Aspect, Document, FigureEntry
from huibao.model.period import Period
from huibao.model.submission import Submission
from huibao.model.unit import Unit

ENTRY = FigureEntry("a.b", "宣传资料", Aspect.ACTUAL, "3份", "3", "份", "exact", "a.toml:figures.a.b")
TOLD = Submission("clinic", Period.parse("2023"), Unit("第三门诊部"), "a.toml")


def test_the_register_may_be_given_or_made_later() -> None:
    asked: list[str] = []

    def register() -> tuple[FigureEntry, ...]:
        asked.append("register")
        return (ENTRY,)

    later = Document(("标题",), "第三门诊部", "2023年", (), register, told=lambda: TOLD)
    assert asked == []
    assert later.register == (ENTRY,)
    assert later.told is TOLD
    given = Document(("标题",), "第三门诊部", "2023年", (), (ENTRY,), told=TOLD)
    assert (given.register, given.told) == (later.register, later.told)
    assert given == later
    assert given != Document(("标题",), "第三门诊部", "2023年", ())
