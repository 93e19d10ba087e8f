"""Makes the scripts that read and walk the documentation importable; they are not installed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
