"""Reads the content files of a unit type into the model: one module a file.

Each file has entry classes in the shape of the file, structured by cattrs, which become the
model's classes with their defaults filled in.
"""
