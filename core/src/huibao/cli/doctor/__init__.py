"""Examines plugins one by one, each in a process of its own: whatever they do there harms nobody."""
