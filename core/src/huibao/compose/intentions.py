"""What the unit intends for the next period, where no text or list speaks of it."""

from collections.abc import Sequence

from huibao.model.figure import Figure
from huibao.model.indicator import Direction, Indicator, QuantityKind
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
_WAYS = ("免费", "集中", "统一", "定期", "全面", "及时")
"""How something is done stands before the verb: 免费发放."""
_NOUNS = ("数", "量", "额", "面积", "长度", "频次", "时间", "得分")
"""Endings of names that are no act, whatever they begin with: 新增绿化面积."""
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
            acts.append(_act(indicator))
        else:
            aims.append(_aim(indicator, figure, desk))
    clauses = [["计划", *joined(acts, "、")], *aims] if acts else aims
    return joined(clauses, "，")


def _is_act(indicator: Indicator, figure: Figure) -> bool:
    """Whether the name and the figure say what will be done: 更新垃圾桶200个."""
    name = indicator.name
    if not figure.value or indicator.better is Direction.LESS or indicator.kind is QuantityKind.RATIO:
        return False
    if indicator.kind is QuantityKind.YESNO:
        return True
    is_deed = name[:2] in VERBS or (name.startswith(_WAYS) and name[2:4] in VERBS)
    return is_deed and not name.endswith(_NOUNS) and "的" not in name


def _act(indicator: Indicator) -> Pieces:
    said = saying(indicator.code, "planned")
    if indicator.kind is QuantityKind.YESNO:
        return [f"{indicator.name.removeprefix('已')}（", said, "）"]
    return [indicator.name, said]


def _aim(indicator: Indicator, figure: Figure, desk: Desk) -> Pieces:
    """A state to reach, in words that suit any name: 知晓率力争达到98%以上, 投诉力争控制在5件以内."""
    said = saying(indicator.code, "planned")
    text, now = desk.text(*said.key) or "", desk.facts.figures.get(indicator.code)
    less = indicator.better is Direction.LESS
    stands_alone = text.startswith((*_DIGITS, *_ROUGHLY))
    falls = figure.bound is Bound.LESS_THAN or (less and figure.bound is not Bound.AT_LEAST)
    rises = not less and (
        indicator.better is Direction.MORE
        or figure.bound is Bound.AT_LEAST
        or (now is not None and figure.value > now.value)
    )
    if not figure.value:
        return [indicator.name + _until_none(indicator, now), said]
    if not (falls or rises):
        return [f"{indicator.name}计划为", said]
    if not stands_alone:  # 不超过5件
        return [f"{indicator.name}力争", said]
    if not falls:
        return [f"{indicator.name}力争达到", said]
    within = ["以内"] if figure.bound is Bound.EXACT else []
    return [f"{indicator.name}力争控制在", said, *within]


def _until_none(indicator: Indicator, now: Figure | None) -> str:
    """What comes before a planned nought: 旱厕蹲位力争降至0个, 安全事故力争保持0起; 发放宣传资料计划为0份."""
    is_deed = indicator.kind is QuantityKind.YESNO or indicator.name[:2] in VERBS
    if is_deed and indicator.better is not Direction.LESS:
        return "计划为"
    if now is None:
        return "力争为"
    return "力争降至" if now.value else "力争保持"
