"""Where the core's own content lies: the shared dictionary and the national standards."""

from pathlib import Path


def own_data() -> Path:
    """The folder of the core's own content files."""
    return Path(__file__).parent.parent / "data"
