"""What importing the plugin does beside importing it: seen in a process of its own."""

from huibao.errors import Problem
from huibao.i18n import _
from huibao.testing.check import Faults, check
from huibao.testing.over import probes
from huibao.testing.probing import Probes

SLOW = 2.0
"""Seconds of processor time that an import may take: every call of report waits for it."""


@check(probes)
def import_is_quiet(tried: Probes) -> Faults:
    """Importing the plugin prints nothing: what report prints may be a document."""
    printed = tried.plain["import"]["printed"]
    if printed:
        hint = _("take print() and warnings out of the module")
        yield Problem(_("it prints: {words}").format(words=printed.strip()), hint=hint)


@check(probes)
def import_is_quick(tried: Probes) -> Faults:
    """Importing the plugin takes little time: every command does it."""
    seconds = tried.plain["import"]["seconds"]
    if seconds > SLOW:
        hint = _("import what is heavy in the function that needs it")
        message = _("it takes {seconds:.1f} s of processor time, more than {limit:.1f} s")
        yield Problem(message.format(seconds=seconds, limit=SLOW), hint=hint)


@check(probes)
def import_starts_nothing(tried: Probes) -> Faults:
    """Importing the plugin starts no thread and no process."""
    for each in (*tried.plain["import"]["threads"], *tried.plain["import"]["processes"]):
        hint = _("start it in the function that needs it")
        yield Problem(_("it starts {thing}").format(thing=each), hint=hint)


@check(probes)
def import_calls_nobody(tried: Probes) -> Faults:
    """Importing the plugin opens no connection: reports are built on machines without a network."""
    for each in tried.plain["import"]["network"]:
        hint = _("ship what it needs as a file of the package")
        yield Problem(_("it calls another machine: {event}").format(event=each), hint=hint)


@check(probes)
def import_writes_nothing(tried: Probes) -> Faults:
    """Importing the plugin writes, moves and deletes no file."""
    for each in tried.plain["import"]["files"]:
        yield Problem(
            _("it changes files: {event}").format(event=each), hint=_("only read, and only when asked")
        )


@check(probes)
def import_leaves_the_process_alone(tried: Probes) -> Faults:
    """After the import the current folder and the environment's variables are what they were."""
    seen = tried.plain["import"]
    if seen["folder"]:
        hint = _("use paths that begin at the package's own folder")
        yield Problem(_("the current folder is now {folder}").format(folder=seen["folder"]), hint=hint)
    for name in seen["variables"]:
        hint = _("leave the environment to whoever calls report")
        yield Problem(_("it sets {name}").format(name=name), hint=hint)
