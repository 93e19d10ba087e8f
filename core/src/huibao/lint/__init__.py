"""Looks over the files of a content folder for what would go wrong, or read badly, in a report.

Works on the data files alone, with file and line: nothing of the folder is imported or executed.
"""

from .remark import Remark
from .run import lint

__all__ = ["Remark", "lint"]
