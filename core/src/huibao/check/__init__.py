"""Holds facts against rules: each module is one family of rules and yields findings."""
