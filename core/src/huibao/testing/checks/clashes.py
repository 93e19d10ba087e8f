"""Whether the plugin gets on with all the others that are installed here."""

from collections.abc import Callable, Iterator
from typing import Any

from huibao.cli.group import COMMANDS
from huibao.errors import HuibaoError, Problem
from huibao.i18n import _
from huibao.plugin.assemble import assemble
from huibao.plugin.manager import Plugins, load
from huibao.testing.check import Faults, check
from huibao.testing.over import loaded
from huibao.testing.subject import Subject


@check(loaded)
def name_is_free(subject: Subject) -> Faults:
    """No other installed plugin has the plugin's name: the second of two is left out."""
    for record in subject.everything.failed:
        if record.name == subject.name:
            if record.distribution:
                place = f"{record.name} ({record.distribution})"
                hint = _("rename the entry point in pyproject.toml")
            else:
                place, hint = record.name, _("change id in type.toml or addon.toml")
            yield Problem(record.failure, place, hint)


@check(loaded)
def types_are_its_own(subject: Subject) -> Faults:
    """No other installed plugin defines a type of that id."""
    for owner, unit_type in _others(subject, "huibao_unit_types"):
        if unit_type.id in subject.owned:
            hint = _("choose another id in type.toml, or write an add-on to extend that type")
            message = _("type {type} is defined by plugin {other} as well")
            yield Problem(message.format(type=unit_type.id, other=owner), unit_type.id, hint)


@check(loaded)
def content_gets_on_with_others(subject: Subject) -> Faults:
    """With every installed plugin loaded, the types that it has a part in assemble as they do without it."""
    disputed = {each.id for _owner, each in _others(subject, "huibao_unit_types")} & {*subject.owned}
    working = {each.name for each in subject.everything.records if not each.failure} - {"huibao"}
    for type_id in sorted(subject.types.keys() - disputed):
        message = _wrong(load(subject.given, only=working), type_id)
        without = load(subject.others, only=working - {subject.name})
        if message and (type_id in subject.owned or not _wrong(without, type_id)):
            hint = _("rename what is yours, or declare the change in addon.toml")
            yield Problem(message, type_id, hint)


def _wrong(plugins: Plugins, type_id: str) -> str:
    """Why a type cannot be assembled."""
    try:
        assemble(plugins, type_id)
    except HuibaoError as error:
        return str(error)
    return ""


@check(loaded)
def formats_are_free(subject: Subject) -> Faults:
    """No other plugin reads a suffix, or writes a format or a suffix, that the plugin claims."""
    yield from _twice(subject, "huibao_readers", lambda each: each.suffixes)
    yield from _twice(subject, "huibao_renderers", lambda each: (each.name, each.suffix))


def _twice(subject: Subject, hook: str, names: Callable[[Any], tuple[str, ...]]) -> Iterator[Problem]:
    taken = {name: owner for owner, each in _others(subject, hook) for name in names(each)}
    for each in subject.collect(hook):
        for name in names(each):
            if name in taken:
                message = _("{name} is taken by plugin {other}").format(name=name, other=taken[name])
                yield Problem(message, hook, _("choose another"))


@check(loaded)
def commands_are_free(subject: Subject) -> Faults:
    """No command of the plugin is called like a built-in one, which would run instead, or like another's."""
    taken = {each.name: owner for owner, each in _others(subject, "huibao_commands")}
    taken |= dict.fromkeys(COMMANDS, "huibao")
    for each in subject.collect("huibao_commands"):
        if each.name in taken:
            message = _("{name} is taken by plugin {other}").format(name=each.name, other=taken[each.name])
            yield Problem(message, "huibao_commands", _("choose another"))


def _others(subject: Subject, hook: str) -> list[tuple[str, Any]]:
    return [(owner, each) for owner, each in subject.everything.collect(hook) if owner != subject.name]
