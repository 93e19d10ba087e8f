"""Reports that flow into an office's own Word file: letterhead, styles and page stay as they are."""

from .checked import Check, check_template, read_template
from .filled import notes, render
from .house import Template

__all__ = ["Check", "Template", "check_template", "notes", "read_template", "render"]
