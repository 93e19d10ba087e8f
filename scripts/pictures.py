"""Draws the pictures in docs/images: pages of the school example in Word and in a browser.

    uv run --with pillow python scripts/pictures.py

Needs LibreOffice (soffice), poppler (pdftoppm) and Chromium on the path. Fonts that official documents ask
for and that are not free are drawn with the nearest free ones that are installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).parent.parent / "docs" / "images"
_COLOURS = 32
_LARGEST = 200_000
_FONTS = {
    "方正小标宋简体": "Noto Serif CJK SC",
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
}


def main() -> int:
    """Write the pictures; 1 if a program is missing."""
    missing = [name for name in ("soffice", "pdftoppm", "chromium") if shutil.which(name) is None]
    if missing:
        print(f"not found: {', '.join(missing)}")
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _draw(Path(folder))
    return 0


def _draw(folder: Path) -> None:
    outputs = [word for form in ("docx", "html") for word in ("-o", str(folder / f"report.{form}"))]
    _run(sys.executable, "-c", "from huibao.cli.main import main; main()", "build", "--type", "school",
         "--example", *outputs)  # fmt: skip
    fonts = folder / "fonts.conf"
    fonts.write_text(_fontconfig(), encoding="utf-8")
    _run("soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "report.docx"), FONTCONFIG_FILE=str(fonts))  # fmt: skip
    _run("pdftoppm", "-r", "75", "-png", str(folder / "report.pdf"), str(folder / "page"))
    pages = sorted(folder.glob("page-*.png"))
    _save(_beside([Image.open(pages[0]), Image.open(pages[4])]), "word.png")
    _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--window-size=900,1100", f"--screenshot={folder / 'page.png'}",
         (folder / "report.html").as_uri())  # fmt: skip
    _save(Image.open(folder / "page.png"), "html.png")


def _run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)  # noqa: S603 - fixed programs


def _fontconfig() -> str:
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{given}</string></edit></match>'
        for asked, given in _FONTS.items()
    )
    return f'<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{aliases}</fontconfig>'


def _beside(pages: list[Image.Image]) -> Image.Image:
    """Pages side by side on a grey desk."""
    gap = 16
    width = sum(page.width for page in pages) + gap * (len(pages) + 1)
    desk = Image.new("RGB", (width, pages[0].height + 2 * gap), "#d8d8d4")
    left = gap
    for page in pages:
        desk.paste(page, (left, gap))
        left += page.width + gap
    return desk


def _save(picture: Image.Image, name: str) -> None:
    path = IMAGES / name
    picture.convert("RGB").quantize(_COLOURS).save(path, optimize=True)
    if path.stat().st_size > _LARGEST:
        sys.exit(f"{name} is larger than {_LARGEST} bytes")
    print(f"written: {path.relative_to(IMAGES.parents[1])}, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
