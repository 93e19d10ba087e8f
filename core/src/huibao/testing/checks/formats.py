"""The formats that the example is written in, and those that the plugin itself brings."""

import tempfile
from pathlib import Path

import click

from huibao.errors import InputError, Problem, SetupError
from huibao.i18n import _
from huibao.model.document import Document, Heading, ListBlock, ParagraphBlock, Table, Text
from huibao.model.formats import Reader, Renderer
from huibao.render.readback import read_text
from huibao.testing.check import Faults, check
from huibao.testing.formats import READ_BACK, all_formats, formats_of
from huibao.testing.over import ExampleAtTest, commands, examples, readers, renderers

_CELLS = ((Text("发放宣传资料"),), (Text("4000余"),))
_DOCUMENTS = (
    Document(("临江市第一单位2023年工作总结",), "临江市第一单位", "2023年", ()),
    Document(
        ("临江市第一单位", "2023年工作总结"),
        "临江市第一单位",
        "2023年",
        (
            Heading(1, "加强组织领导", "一、", "leadership"),
            ParagraphBlock((Text("召开会议<12>次 & 成效“明显”。"),)),
            ListBlock(((Text("保洁员人手不足"),), (Text("部分居民仍乱扔垃圾"),))),
            Table("表1 宣传情况", ("指标", "2023年"), (_CELLS,), (False, True)),
        ),
    ),
)
"""A report of nothing, and one with every sort of block."""
_RUBBISH = (b"", b"\x00\xff\xfe rubbish \x81", "不是数据".encode(), b"PK\x03\x04" + b"\x00" * 64, b"{" * 4000)


@check(examples)
def formats_are_written(at: ExampleAtTest) -> Faults:
    """The example's report is written in every format that there is."""
    document = at.type.report_type.report(at.submission).document
    for renderer in all_formats(at.type.subject):
        if not renderer.render(document):
            yield Problem(_("nothing is written"), renderer.name, _("return the bytes of the file"))


@check(examples)
def formats_say_the_same(at: ExampleAtTest) -> Faults:
    """Word, the web page, Markdown and JSON say the same, block by block."""
    document = at.type.report_type.report(at.submission).document
    said = {
        each.name: read_text(each.name, each.render(document))
        for each in formats_of(at.type.subject)
        if each.name in READ_BACK
    }
    first = said[READ_BACK[0]]
    for name, blocks in said.items():
        if blocks != first:
            other = next((one for one, two in zip(blocks, first, strict=False) if one != two), "")
            message = _("{name} differs from {other}: {words}")
            yield Problem(message.format(name=name, other=READ_BACK[0], words=other[:60]), name)


@check(renderers)
def renderer_writes_any_document(renderer: Renderer) -> Faults:
    """A format of the plugin's own takes any document, an empty one too, and writes the same bytes again."""
    for document in _DOCUMENTS:
        try:
            data = renderer.render(document)
        except SetupError:
            return  # what it takes is not on this machine
        if not isinstance(data, bytes) or not data:
            yield Problem(_("nothing is written"), renderer.name, _("return the bytes of the file"))
        elif renderer.render(document) != data:
            hint = _("no clock, no random number, no identity of an object belongs into a file")
            yield Problem(_("the second time it writes other bytes"), renderer.name, hint)


@check(renderers)
def renderer_can_be_asked_for(renderer: Renderer) -> Faults:
    """Name and suffix of a format are lower case; the suffix has its dot."""
    if not (renderer.name.isascii() and renderer.name.isalnum() and renderer.name.islower()):
        hint = _("letters and digits, as in --format docx,html")
        yield Problem(_("“{name}” cannot be given with --format").format(name=renderer.name), "name", hint)
    if not _is_suffix(renderer.suffix):
        hint = _('such as ".txt"')
        yield Problem(_("“{suffix}” is no suffix of a file").format(suffix=renderer.suffix), "suffix", hint)


@check(readers)
def reader_can_be_asked_for(reader: Reader) -> Faults:
    """A reader has a suffix, in lower case and with its dot."""
    if not reader.suffixes:
        yield Problem(_("it is for no suffix"), reader.name, _('give it suffixes, such as (".csv",)'))
    for suffix in reader.suffixes:
        if not _is_suffix(suffix):
            hint = _('such as ".txt"')
            yield Problem(_("“{suffix}” is no suffix of a file").format(suffix=suffix), reader.name, hint)


@check(readers)
def reader_refuses_rubbish(reader: Reader) -> Faults:
    """What is no data file is an InputError, which names the file, whatever is in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"rubbish{reader.suffixes[0] if reader.suffixes else ''}")
        for data in (None, *_RUBBISH):
            if data is not None:
                path.write_bytes(data)
            what = _("a file that is not there") if data is None else repr(data[:12])
            hint = _("raise InputError(path, Problem(…)) for all that it cannot read")
            try:
                reader.read(path)
            except InputError:
                continue
            except Exception as error:  # which one is what is wrong with it
                message = _("{what} raises {kind}: {error}")
                words = {"what": what, "kind": type(error).__name__, "error": error}
                yield Problem(message.format_map(words), reader.name, hint)
            else:
                yield Problem(_("{what} is read as a data file").format(what=what), reader.name, hint)


@check(commands)
def command_has_help(command: click.Command) -> Faults:
    """A command of the plugin's own has a name in lower case, and a help text for the list of commands."""
    if not command.get_short_help_str():
        hint = _('give it help="…", a sentence')
        yield Problem(_("report --help has nothing to say of it"), command.name or "", hint)
    name = command.name or ""
    if not name.replace("-", "").isalnum() or name != name.lower():
        hint = _("lower case letters and hyphens")
        yield Problem(_("“{name}” is no good name for a command").format(name=name), name, hint)


def _is_suffix(text: str) -> bool:
    return text.startswith(".") and len(text) > 1 and text == text.lower() and not set(text) & set("/\\ *")
