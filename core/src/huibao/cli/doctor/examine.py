"""Examines plugins, in the process that was started for it: python -m huibao.cli.doctor.examine ORDER.

ORDER is a JSON text with the file to write to, the names of installed plugins, and folders of others.
One plugin is examined alone; of several, what becomes of them side by side.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from huibao.cli.loading import never_asked
from huibao.cli.survey import survey, with_api
from huibao.errors import HuibaoError, PluginError, SetupError
from huibao.i18n import _, activate, choose
from huibao.pipeline import ReportType
from huibao.plugin.answers import Answer
from huibao.plugin.assemble import unit_types
from huibao.plugin.folders import open_folder
from huibao.plugin.manager import Extra, PluginRecord, Plugins, load
from huibao.plugin.markers import NAMESPACE
from huibao.plugin.speakers import CONTENT

from .chart import Chart, Pen
from .manners import Before
from .requirements import local_source, requires_core, unmet

SLOW = 1.0
"""Seconds that a hook may take."""
_PLAIN = ("dictionary", "content_files", "readers", "renderers", "commands")


def main() -> None:
    """Do what the order asks."""
    gc.set_threshold(100_000)  # as the command itself: a short process
    order = json.loads(sys.argv[1])
    activate(choose())
    folders: list[Extra] = [open_folder(Path(folder)) for folder in order["folders"]]
    with Path(order["out"]).open("w", encoding="utf-8") as file:
        if order["together"]:
            _together(Pen(file, Chart("")), order["names"], folders)
        else:
            name = folders[0][0] if folders else order["names"][0]
            _alone(Pen(file, Chart(name)), folders)


def _alone(pen: Pen, folders: Sequence[Extra]) -> None:
    """One plugin, from its import to its own types' examples."""
    chart = pen.chart
    pen.begin(_("its import"))
    before = Before()
    answers: list[Answer] = []
    plugins = load(folders, only=[] if folders else [chart.name], trace=answers.append)
    chart.milliseconds["import"] = round(plugins.seconds.get(chart.name, 0) * 1000, 1)
    for message in before.changed():
        chart.complain(
            message, _("whoever imports a plugin must be able to rely on all else staying as it was")
        )
    record = next(each for each in plugins.records if each.name == chart.name)
    chart.distribution, chart.version, chart.origin = record.distribution, record.version, record.origin
    if chart.distribution:
        pen.begin(_("its requirements"))
        chart.complaints += unmet(chart.distribution)
        if chart.name != NAMESPACE and not requires_core(chart.distribution):
            notice = _("it does not say which versions of huibao it is for: dependencies in pyproject.toml")
            chart.notices.append(notice)
    if record.failure:
        chart.complain(record.failure, _way_out(record))
    else:
        pen.begin(_("its hooks"))
        _work(pen, plugins)
    for answer in answers:
        if answer.plugin == chart.name:
            spent = chart.milliseconds.get(answer.hook, 0) + answer.seconds * 1000
            chart.milliseconds[answer.hook] = round(spent, 1)
    own = [each for each in answers if each.plugin == chart.name and each.seconds > SLOW]
    slowest = {each.hook: each for each in sorted(own, key=lambda each: each.seconds)}
    chart.notices += map(_slow, slowest.values())
    chart.notices += [each.text for each in plugins.notices if each.plugin == chart.name]
    pen.begin("")


def _work(pen: Pen, plugins: Plugins) -> None:
    """Every hook that takes no data, then the plugin's own types as wholes."""
    chart = pen.chart
    told: list[PluginError] = []
    quiet = plugins.telling(told.append)
    chart.types = [each.id for plugin, each in quiet.collect("huibao_unit_types") if plugin == chart.name]
    record = next(each for each in plugins.records if each.name == chart.name)
    chart.api = with_api(quiet, record).api
    for text in never_asked(record):
        chart.complain(text, _("write @hookimpl above it: from huibao import hookimpl"))
    for hook in _PLAIN:
        quiet.collect(f"huibao_{hook}")
    for type_id in chart.types:
        for hook in CONTENT:
            for given in plugins.ask(f"huibao_{hook}", unit_type=type_id):
                if given.error is not None:
                    chart.complain(_text(given.error), given.error.hint or _mend())
        pen.begin(_("its type {type}").format(type=type_id))
        _build(chart, quiet, type_id)
    for error in told:
        chart.complain(_text(error), error.hint or _mend())


def _build(chart: Chart, plugins: Plugins, type_id: str) -> None:
    """The report of a type's example in every format that is written without further installations."""
    from huibao.plugin.formats import claimed_renderers

    hint = _("report plugin test {name} says more").format(name=chart.name)
    try:
        unit_type = ReportType.of(plugins, type_id)
        examples = plugins.collect("huibao_example", unit_type=type_id)
        if not examples:
            chart.notices.append(_("type {type} has no example").format(type=type_id))
        for _plugin, raw in examples:
            document = unit_type.report(unit_type.structure(raw)).document
            for renderer in claimed_renderers(plugins).granted.values():
                try:
                    renderer.render(document)
                except SetupError:
                    continue
                if renderer.name not in chart.formats:
                    chart.formats.append(renderer.name)
    except HuibaoError as error:
        chart.complain(_text(error), hint)


def _together(pen: Pen, names: Sequence[str], folders: Sequence[Extra]) -> None:
    """What becomes of plugins that are well alone when they meet; a line for each."""
    pen.begin(_("all plugins together"))
    told: list[PluginError] = []
    plugins = load(folders, only=names).telling(told.append)
    found = survey(plugins)
    charts = {
        each.record.name: Chart(each.record.name, types=list(each.types), extends=list(each.extends))
        for each in found
    }
    for type_id, unit_type in unit_types(plugins).items():
        _build(charts[unit_type.plugin], plugins, type_id)
    for error in told:
        charts[error.plugin].complain(_text(error), error.hint or _mend())
    for each in found:
        for remark in each.remarks:
            charts[each.record.name].complain(remark, _mend())
    for chart in charts.values():
        pen.chart = chart
        pen.begin("")


def _slow(answer: Answer) -> str:
    message = _("{hook} is slow: it took {seconds:.1f} s, and whoever calls report waits for it")
    return message.format(hook=answer.hook, seconds=answer.seconds)


def _mend() -> str:
    return _("its author mends it; until then --only-plugin loads the others alone")


def _text(error: HuibaoError) -> str:
    return error.message.removeprefix(f"{getattr(error, 'plugin', '')}: ")


def _way_out(record: PluginRecord) -> str:
    """What to do about a plugin that cannot be loaded."""
    kind = record.failure.partition(":")[0]
    if kind == "ModuleNotFoundError":
        return _("install what is missing, and have the plugin's author add it to its dependencies")
    if not kind.isidentifier():
        return ""  # no exception: the reason tells the way out
    if folder := local_source(record.origin):
        return _("mend it in {folder}, and install it again").format(folder=folder)
    return _("upgrade the plugin, or tell its author; pip uninstall takes it away")


if __name__ == "__main__":
    main()
