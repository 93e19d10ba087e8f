"""What the core itself contributes, through the same hooks as anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huibao.api import VERSION

from .markers import hookimpl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from huibao.model.document import Document
    from huibao.model.formats import RawData, Reader, Renderer
    from huibao.model.indicator import Indicator
    from huibao.model.standard import Standard


huibao_api = f"=={VERSION}"


@hookimpl
def huibao_dictionary() -> list[Indicator]:
    """The shared dictionary."""
    from huibao.content.own import own_dictionary

    return [*own_dictionary()]


@hookimpl
def huibao_content_files() -> list[Path]:
    """The shared dictionary and the national standards."""
    from huibao.content.own import own_data

    return [own_data(), own_data() / "standards"]


@hookimpl
def huibao_standards() -> list[Standard]:
    """National standards that concern units of every type."""
    from huibao.content.own import own_standards

    return [*own_standards()]


@hookimpl
def huibao_readers() -> list[Reader]:
    """TOML, JSON and the Excel form; each module is imported when it first reads."""
    from huibao.model.formats import Reader

    return [
        Reader("toml", (".toml",), _read_toml),
        Reader("json", (".json",), _read_json),
        Reader("xlsx", (".xlsx",), _read_xlsx),
    ]


@hookimpl
def huibao_renderers() -> list[Renderer]:
    """Word, PDF, HTML, Markdown, JSON and the annex; each module is imported when it first writes."""
    from huibao.model.formats import Renderer

    return [
        Renderer("docx", ".docx", _render_docx, is_untouched=_is_untouched_docx),
        Renderer("pdf", ".pdf", _render_pdf, notes=_notes_pdf),
        Renderer("html", ".html", _render_html),
        Renderer("md", ".md", _render_markdown),
        Renderer("json", ".json", _render_json),
        Renderer("xlsx", ".xlsx", _render_xlsx, is_untouched=_is_untouched_xlsx),
    ]


def _read_toml(path: Path) -> RawData:
    from huibao.read.toml import read

    return read(path)


def _read_json(path: Path) -> RawData:
    from huibao.read.json_data import read

    return read(path)


def _read_xlsx(path: Path) -> RawData:
    from huibao.read.xlsx import read

    return read(path)


def _render_docx(document: Document) -> bytes:
    from huibao.render.docx import render

    return render(document)


def _is_untouched_docx(data: bytes) -> bool:
    from huibao.render.docx.untouched import is_untouched

    return is_untouched(data)


def _render_pdf(document: Document) -> bytes:
    _need_typst()
    from huibao.render.pdf import render

    return render(document)


def _notes_pdf(document: Document) -> Sequence[str]:
    _need_typst()
    from huibao.render.pdf import notes

    return notes(document)


def _need_typst() -> None:
    """Only the extra huibao[pdf] brings it; an engine that does not run here is as good as none."""
    from huibao.errors import SetupError
    from huibao.i18n import _

    try:
        import typst  # noqa: F401
    except ImportError as error:
        message = _("the format pdf takes the package typst: {reason}")
        raise SetupError(message.format(reason=error), hint="pip install 'huibao[pdf]'") from None


def _render_html(document: Document) -> bytes:
    from huibao.render.html import render

    return render(document)


def _render_markdown(document: Document) -> bytes:
    from huibao.render.markdown import render

    return render(document)


def _render_json(document: Document) -> bytes:
    from huibao.render.json_data import render

    return render(document)


def _render_xlsx(document: Document) -> bytes:
    from huibao.render.xlsx import render

    return render(document)


def _is_untouched_xlsx(data: bytes) -> bool:
    from huibao.render.xlsx import is_untouched

    return is_untouched(data)
