"""The language of formulas, rules and conditions: a text is parsed once into a tree.

The tree is then evaluated over one unit's values (`evaluate`) or over ranges of what the values may
be (`bounds`), with one meaning. No code is ever executed from data.
"""
