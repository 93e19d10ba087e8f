"""Tables on a terminal: columns padded by what characters really take up, Chinese ones two places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from unicodedata import east_asian_width

import click


def show_table(header: Sequence[str], rows: Sequence[Sequence[str]], below: Sequence[str] = ()) -> None:
    """A header and rows; the last column is not padded. below is what stands under each row, if anything."""
    head, *lines = table_lines(header, rows)
    click.secho(head, bold=True)
    for line, more in zip_longest(lines, below, fillvalue=""):
        click.echo(line)
        if more:
            click.echo(f"    {more}")


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table, its header's first."""
    widths = [max(width(row[index]) for row in (header, *rows)) for index in range(len(header))]
    return [_line(row, widths) for row in (header, *rows)]


def width(text: str) -> int:
    """The places that a text takes up on a terminal."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in click.unstyle(text))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(cells[:-1], widths, strict=False)]
    return "  ".join([*padded, cells[-1]])
