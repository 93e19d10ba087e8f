"""Adds to a submission what follows from it: derived figures and comparisons."""
