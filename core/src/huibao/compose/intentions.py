"""What the unit intends for the next period, where no text or list speaks of it."""

from collections.abc import Sequence

from huibao.model.figure import Figure
from huibao.model.indicator import Combine, Direction, Indicator, QuantityKind
from huibao.model.quantity import Bound

from .desk import Desk
from .pieces import Pieces, joined
from .ways import saying

_IN_A_SENTENCE = 6
VERBS = (
    "安装 摆放 编发 编印 拆除 参加 筹集 出动 创建 打造 发布 发放 发送 封堵 粉刷 改建 "
    "改造 加固 加装 更换 更新 购买 购置 关停 规范 管护 核查 划分 绘制 检查 检测 建成 建立 建设 "
    "接待 接种 救助 举办 举行 开办 开设 开展 刊出 扩建 聘请 排查 派发 培训 培育 配备 "
    "铺设 评选 签订 清除 清淤 清理 清洗 清运 取缔 设立 设置 施划 实施 疏浚 疏通 随访 "
    "淘汰 提供 添置 投放 投入 推出 推送 完成 完善 慰问 维护 维修 下发 新建 新增 新设 "
    "修缮 修建 修订 宣讲 悬挂 选派 巡查 印发 硬化 栽植 增加 增设 张贴 招募 召开 征集 "
    "整改 整治 治理 制定 制作 种植 走访 组建 组织"
)
"""Verbs of the field that names begin with: 计划更新垃圾桶200个."""
ACTS = "成立 出台 达到 公开 具备 健全 开通 列入 落实 明确 纳入 取得 签署 设有 实施 实现 实行 通过 消除"
"""Further verbs that names answered by yes or no begin with."""
_WON = ("获得", "荣获", "取得", "争取", "争创")
"""What is given by others is striven for, not planned: 力争获得荣誉2项."""
_HAPPENS = ("发生", "出现")
_EACH = ("每天", "每日", "每周", "每月", "每季", "每年")
_COUNTED = ("户", "人", "万人")
"""Those who are there are counted, and nobody aims at a number of them: 住户预计为3100户."""
_WAYS = ("免费", "集中", "统一", "定期", "全面", "及时")
"""How something is done stands before the verb: 免费发放."""
_NOUNS = ("数", "量", "额", "面积", "长度", "频次", "时间", "得分")
"""Endings of names that are no act or event, whatever they begin with: 新增绿化面积, 发生事故数."""
_DIGITS = "-0123456789"
_ROUGHLY = ("近", "约")


def intentions(desk: Desk, *, after_text: bool) -> Pieces:
    """A paragraph of the planned figures that are not in print yet; empty if there is none.

    计划更新垃圾桶200个、开展病媒生物消杀4次，知晓率力争达到98%以上。
    """
    facts = desk.facts
    planned = facts.planned_figures
    rest = [
        planned[code]
        for code in (*facts.catalogue.indicators, *facts.local)
        if code in planned and (code, "planned") not in desk.printed
    ]
    rest.sort(key=lambda figure: not _is_act(facts.indicator(figure.indicator), figure))
    pieces: Pieces = []
    for start in range(0, len(rest), _IN_A_SENTENCE):
        if not start:
            pieces.append("同时，" if after_text else f"{desk.word('period.next')}，")
        pieces += [*_sentence(rest[start : start + _IN_A_SENTENCE], desk), "。"]
    return pieces


def _sentence(figures: Sequence[Figure], desk: Desk) -> Pieces:
    acts: list[Pieces] = []
    aims: list[Pieces] = []
    for figure in figures:
        indicator = desk.facts.indicator(figure.indicator)
        if _is_act(indicator, figure):
            acts.append([indicator.name, saying(indicator.code, "planned")])
        else:
            aims.append(_aim(indicator, figure, desk))
    clauses = [["计划", *joined(acts, "、")], *aims] if acts else aims
    return joined(clauses, "，")


def act_of(name: str) -> str:
    """What is answered by yes or no as an act: 建成无烟单位; of what is none 实现室内完全禁烟."""
    name = name.removeprefix("已")
    return name if name[:2] in ACTS or name[:2] in VERBS else f"实现{name}"


def named(name: str, text: str) -> str:
    """The name before its figure: 卫生检查 before 每周2次, where 每周卫生检查 would say 每周 again."""
    return name[2:] if text[:1] == "每" and name.startswith(_EACH) else name


def _is_act(indicator: Indicator, figure: Figure) -> bool:
    """Whether the name and the figure say what will be done: 更新垃圾桶200个."""
    name = indicator.name
    if not figure.value or indicator.better is Direction.LESS:
        return False
    if indicator.kind in (QuantityKind.RATIO, QuantityKind.YESNO) or name.startswith(_WON):
        return False
    is_deed = name[:2] in VERBS or (name.startswith(_WAYS) and name[2:4] in VERBS)
    return is_deed and not _is_noun(name)


def _is_event(indicator: Indicator) -> bool:
    """Whether a name says what happens, so that it may be said not to: 发生安全事故, but not 发生率."""
    name = indicator.name
    return name.startswith(_HAPPENS) and indicator.kind is not QuantityKind.RATIO and not _is_noun(name)


def _is_noun(name: str) -> bool:
    """Whether a name is of a number or a thing, though it may begin with a verb."""
    return name.endswith(_NOUNS) or "的" in name


def _aim(indicator: Indicator, figure: Figure, desk: Desk) -> Pieces:
    """A state to reach, in words that suit any name: 知晓率力争达到98%以上, 投诉力争控制在5件以内."""
    if indicator.kind is QuantityKind.YESNO:
        return [saying(indicator.code, "planned answer"), act_of(indicator.name)]
    if not figure.value and _is_event(indicator):
        return ["力争", saying(indicator.code, "planned answer"), indicator.name]
    said = saying(indicator.code, "planned")
    text, now = desk.text(*said.key) or "", desk.facts.figures.get(indicator.code)
    name = named(indicator.name, text)
    if not figure.value:
        return [name + _until_none(indicator, now), said]
    if name.startswith(_WON):
        return [f"力争{name}", said]
    less = indicator.better is Direction.LESS
    if figure.bound is Bound.LESS_THAN or (less and figure.bound is not Bound.AT_LEAST):
        aims_at, behind = "力争控制在", "以内" if figure.bound is Bound.EXACT else ""
    elif not less and _rises(indicator, figure, now):
        aims_at, behind = "力争达到", ""
    else:
        is_counted = indicator.over_periods is Combine.LAST and indicator.unit in _COUNTED
        return [name + ("预计为" if is_counted else "计划为"), said]
    if not text.startswith((*_DIGITS, *_ROUGHLY)):  # 不超过5件
        return [f"{name}力争", said]
    return [name + aims_at, said, *([behind] if behind else [])]


def _rises(indicator: Indicator, figure: Figure, now: Figure | None) -> bool:
    """Whether a plan is to reach so much: more is better, it says so itself, or it is a rate that grows."""
    if indicator.better is Direction.MORE or figure.bound is Bound.AT_LEAST:
        return True
    return indicator.kind is QuantityKind.RATIO and now is not None and figure.value > now.value


def _until_none(indicator: Indicator, now: Figure | None) -> str:
    """What comes before a planned nought: 旱厕蹲位力争降至0个, 群众投诉力争保持0件; 发放宣传资料计划为0份."""
    is_deed = indicator.name[:2] in VERBS
    if is_deed and indicator.better is not Direction.LESS:
        return "计划为"
    if now is None:
        return "力争为"
    return "力争降至" if now.value else "力争保持"
