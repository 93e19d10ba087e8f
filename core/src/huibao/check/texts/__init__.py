"""Reads the unit's own words: texts, lists and explanations, as a careful colleague would."""
