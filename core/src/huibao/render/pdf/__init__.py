"""PDF, laid out as the Word files are, with its typefaces in it: to print, to send, to keep."""

from .engine import notes, render

__all__ = ["notes", "render"]
