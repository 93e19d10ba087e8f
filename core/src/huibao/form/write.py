"""Writes the Excel form of a unit type, empty or filled from a data file."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from . import layout
from .figure_sheet import figure_sheet
from .front_sheets import basics_sheet, guide_sheet
from .model import Form
from .options import Options
from .sheet import Styles
from .text_sheets import explanation_sheet, list_sheet, local_sheet, text_sheet

_CREATED = datetime(2000, 1, 1)
"""Written into every form, so that the same form has the same bytes."""


def write_form(form: Form) -> bytes:
    """The form as a workbook; the same form gives the same bytes.

    What `form.tree` holds reads back as the same tree but for the way it is spelled: a figure's
    unit stands behind its value, a list of one text is that text, and white space around texts is
    gone. Empty texts and figures are left out. All text is
    written as text, whatever sign it begins with. Raises OutputError for a text that no cell holds.
    """
    from xlsxwriter.workbook import Workbook

    stream = BytesIO()
    book = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": f"{form.name}数据填报表", "created": _CREATED})
    styles = Styles.of(book)
    options = Options.of(form)
    guide_sheet(book, form, styles)
    basics_sheet(book, form, options, styles)
    figure_sheet(book, form, options, styles)
    local_sheet(book, form, options, styles)
    text_sheet(book, form, options, styles)
    list_sheet(book, form, options, styles)
    explanation_sheet(book, form, styles)
    options.write(book, styles)
    book.get_worksheet_by_name(layout.GUIDE).activate()
    book.close()
    return stream.getvalue()
