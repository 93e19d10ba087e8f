"""Every hook that a plugin may implement.

All hooks are collected: each plugin's result is taken, and what is collected is sorted by the core,
so that nothing depends on the order in which plugins load. An implementation may take fewer
arguments than the specification names, so that later versions may add some. Content hooks are asked
for one unit type at a time and answer with an empty list for types that they have nothing to say
about; that is how a plugin extends a type that it does not own.

Results are of the class that is named below, and their fields of the types that the class says; a list is
taken for a tuple, a whole number for a decimal one. A plugin that gives others is left out, and the warning
names the hook, the object and the field.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from typing import TYPE_CHECKING

from .markers import HookFacts, hookspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import click

    from huibao.derive.facts import Facts
    from huibao.model.change import Change
    from huibao.model.finding import Finding
    from huibao.model.formats import RawData, Reader, Renderer
    from huibao.model.indicator import Indicator
    from huibao.model.outline import Outline, Section
    from huibao.model.rule import Rule
    from huibao.model.standard import Standard
    from huibao.model.unit import UnitType


@hookspec(HookFacts("huibao.model.unit:UnitType", since="1.0"))
def huibao_unit_types() -> Sequence[UnitType]:
    """Name the unit types that the plugin defines.

    Called whenever types are listed or one is asked for, so it must be quick. Two plugins that
    define one type are an error that names both.
    """


@hookspec(HookFacts("huibao.model.indicator:Indicator", since="1.0"))
def huibao_dictionary() -> Sequence[Indicator]:
    """Define shared indicators, which unit types pick by `UnitType.uses`.

    A code that two plugins define is an error that names both.
    """


@hookspec(HookFacts("pathlib:Path", since="1.0"))
def huibao_content_files() -> Sequence[Path]:
    """Name the files that the plugin's content hooks read, its own modules included.

    A folder stands for the content files (.toml) that lie in it, but not for those in folders below it.
    Content is kept between runs until one of them changes, or a plugin. A plugin that implements
    content hooks and not this one has its types read anew each time.
    """


@hookspec(HookFacts("huibao.model.indicator:Indicator", since="1.0"))
def huibao_indicators(unit_type: str) -> Sequence[Indicator]:
    """Define indicators of a unit type, its own or another plugin's.

    unit_type: id of the type that is being assembled.
    Codes must be unique in the type, the picked shared indicators included, and so must names and
    aliases of the same unit.
    """


@hookspec(HookFacts("huibao.model.rule:Rule", since="1.0"))
def huibao_rules(unit_type: str) -> Sequence[Rule]:
    """Define rules over the figures of a unit type.

    unit_type: id of the type that is being assembled.
    Rule ids must be unique in the type; begin them with the type's id or the plugin's name.
    """


@hookspec(HookFacts("huibao.model.outline:Section", since="1.0"))
def huibao_sections(unit_type: str) -> Sequence[Section]:
    """Define sections, or add paragraphs, tables and lists to a section that another plugin defines.

    unit_type: id of the type that is being assembled.
    Contributions of one section id are merged: the one with a title first, the others by plugin name.
    A new section is in no outline of another's by itself; it names the one that it stands `after`.
    """


@hookspec(HookFacts("huibao.model.outline:Outline", since="1.0"))
def huibao_outlines(unit_type: str) -> Sequence[Outline]:
    """Define the reports that a unit type writes, each a title and an order of sections.

    unit_type: id of the type that is being assembled.
    """


@hookspec(HookFacts("huibao.model.standard:Standard", since="1.0"))
def huibao_standards(unit_type: str) -> Sequence[Standard]:
    """Publish editions of standards for units of a type; its indicators name requirements in them.

    unit_type: id of the type that is being assembled.
    The edition in force on the last day of the report's period is held against the figures.
    """


@hookspec(HookFacts("huibao.model.change:Change", since="1.0"))
def huibao_changes(unit_type: str) -> Sequence[Change]:
    """Declare what of others' content the plugin replaces by its own, or removes.

    unit_type: id of the type that is being assembled.
    Nothing of another's is changed without it. Two plugins that change one thing are an error that names
    both; so is a change of what there is not, or without a definition of one's own in its place.
    """


@hookspec(HookFacts("huibao.model.formats:RawData", since="1.0"))
def huibao_example(unit_type: str) -> Sequence[RawData]:
    """Give a complete, invented data file of a unit type, as read.

    unit_type: id of the type asked for. An add-on's is shown instead of the type's own.
    """


@hookspec(HookFacts("huibao.model.finding:Finding", since="1.0"))
def huibao_check(facts: Facts) -> Iterable[Finding]:
    """Judge a submission where a rule in data cannot say it.

    facts: the submission with its derived figures, and the catalogue of its type.
    Called once a submission, for every type: return at once where the type is another's.
    """


@hookspec(HookFacts("huibao.model.formats:Reader", since="1.0"))
def huibao_readers() -> Sequence[Reader]:
    """Read a data format: each reader names the file suffixes that it is for.

    A suffix that two plugins read is an error that names both.
    """


@hookspec(HookFacts("huibao.model.formats:Renderer", since="1.0"))
def huibao_renderers() -> Sequence[Renderer]:
    """Write a document format: each renderer has a name for --format and a suffix for -o.

    A name that two plugins write is an error that names both.
    """


@hookspec(HookFacts("click:Command", since="1.0"))
def huibao_commands() -> Sequence[click.Command]:
    """Add commands to `report`.

    Called when help is listed or an unknown command is typed: import what is heavy in the command.
    A command's name may not be a built-in one's.
    """
