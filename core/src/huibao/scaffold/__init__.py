"""Writes new plugin projects from the file tree in the folder template."""
