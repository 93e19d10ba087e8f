"""Holds any Word file against a layout: what deviates, where, and by which clause of GB/T 9704."""

from .deviations import Deviation
from .judge import deviations

__all__ = ["Deviation", "deviations"]
