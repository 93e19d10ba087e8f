"""Composes facts and an outline into a document, step by smaller step: words, clauses, sections."""
