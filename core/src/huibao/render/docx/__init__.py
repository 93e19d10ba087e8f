"""Word documents (Office Open XML), laid out as plain official papers."""

from .package import render

__all__ = ["render"]
