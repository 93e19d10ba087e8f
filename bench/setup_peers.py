"""Makes the environment of the peers in the system's temporary folder: python bench/setup_peers.py"""

import subprocess
import sys

from rounds import SCRATCH

PEERS = ("docxtpl", "python-docx", "jinja2", "pydantic", "cattrs", "attrs", "click", "pluggy")


def main() -> None:
    folder = SCRATCH / "peers"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *PEERS], check=True)
    print(f"made {folder}")


if __name__ == "__main__":
    main()
