"""Whether the plugin loads, and what it answers when it is asked."""

from contextlib import suppress

from huibao.errors import PluginError, Problem
from huibao.i18n import _
from huibao.testing.check import Faults, check, fault_of
from huibao.testing.over import loaded, plugin
from huibao.testing.subject import HOOKS, Subject

NO_TYPE = "no-such-type"
"""What no unit type is called."""


@check(plugin)
def loads(subject: Subject) -> Faults:
    """The plugin can be imported, and every hook that it implements is known with its arguments."""
    if subject.record.failure:
        hint = _("mend the module or the object that the entry point names")
        yield Problem(subject.record.failure, subject.name, hint)


@check(loaded)
def hooks_are_marked(subject: Subject) -> Faults:
    """Whatever is called like a hook is marked as one: without @hookimpl nobody ever calls it."""
    for name, method in subject.methods():
        if callable(method) and not subject.implements(name):
            yield Problem(
                _("{name} is not marked, and never called").format(name=name),
                name,
                _("write @hookimpl above it: from huibao import hookimpl"),
            )


@check(loaded)
def does_something(subject: Subject) -> Faults:
    """The plugin implements a hook."""
    if not subject.record.hooks:
        yield Problem(
            _("it implements no hook"),
            subject.name,
            _('let the entry point name the plugin: market = "huibao_market:plugin"'),
        )


@check(loaded)
def answers(subject: Subject) -> Faults:
    """Every hook about content answers, for the plugin's own types and for those that it does not know."""
    for hook, arguments in HOOKS.items():
        if not subject.implements(hook) or arguments not in ((), ("unit_type",)):
            continue
        asked = (*subject.owned, *subject.extended, NO_TYPE) if arguments else ("",)
        for type_id in asked:
            try:
                subject.collect(hook, **({"unit_type": type_id} if arguments else {}))
            except PluginError as error:
                hint = _("let it return a list, empty where it has nothing to say")
                yield fault_of(error, f"{hook} {type_id}".strip(), hint)


@check(loaded)
def answers_for_its_types_alone(subject: Subject) -> Faults:
    """A hook that is asked about a type has nothing to say of types that the plugin does not know."""
    for hook in subject.asked_by_type:
        if subject.answer(hook, NO_TYPE):
            yield Problem(
                _("it answers for every type, whatever unit_type is"),
                hook,
                _("return an empty list where unit_type is not one that the plugin speaks of"),
            )


@check(loaded)
def content_files_are_there(subject: Subject) -> Faults:
    """Every file or folder that the plugin names as its content exists."""
    for path in subject.collect("huibao_content_files"):
        if not path.exists():
            yield Problem(
                _("{path} does not exist").format(path=path),
                "huibao_content_files",
                _("name the files that the plugin reads, and no others"),
            )


@check(plugin)
def assembles(subject: Subject) -> Faults:
    """Each type that the plugin defines or extends holds together: all that it names is there, once."""
    for type_id, found in subject.assembled.items():
        if isinstance(found, PluginError):
            hint = _("correct the content: report plugin lint DIR names file and line")
            yield fault_of(found, type_id, hint)


@check(loaded)
def nothing_is_remarked_on(subject: Subject) -> Faults:
    """Report has nothing to remark on it: no deprecated name is used, nothing is printed meanwhile."""
    for type_id in (*subject.owned, *subject.extended):
        for hook in subject.asked_by_type:
            subject.answer(hook, type_id)
    if subject.implements("huibao_check"):
        for at in subject.types.values():
            with suppress(PluginError):  # that is another check's affair
                if at.example is not None:
                    at.report_type.check(at.example)
    for notice in subject.notices:
        yield Problem(notice.text, subject.name, notice.hint)
