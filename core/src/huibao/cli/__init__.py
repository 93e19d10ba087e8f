"""The command line: one module a command, each a caller of the steps and nothing more."""
