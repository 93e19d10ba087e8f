"""Brings the gettext catalogues up to date: run it after adding or changing a message.

    uv run python scripts/catalogues.py

Collects the messages marked in core/src/huibao and those of the installed click, writes both .po
files and compiles the .mo files beside them. Translations of messages that are still there are
kept, messages that have gone from our code are dropped. Those of click are kept, since other
releases of click that huibao runs with may say them: delete them by hand. What is left to
translate is listed, and the exit code is then 1.

The files hold no dates, paths or line numbers: the same messages give the same bytes.
"""

import ast
import importlib.util
import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "core" / "src" / "huibao"
LOCALES = ("en", "zh_CN")
FROM_CLICK = "click"
_ARGUMENTS = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that mark messages, with how many texts each takes."""

_MARKED = re.compile(rb"\b(?:%s)\s*\(" % "|".join(_ARGUMENTS).encode())

Id = str | tuple[str, ...]


class UndatedCatalogue(Catalog):
    """A catalogue whose header says only what a reader of messages needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Language, plural forms and encoding."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def marked(
    file: IO[bytes], *_settings: object, **_options: object
) -> Iterator[tuple[int, str, Id, list[str]]]:
    """Babel's extraction method for Python, by syntax tree: messages inside f-strings count too."""
    source = file.read()
    if _MARKED.search(source) is None:  # taking it apart would be most of the work
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ARGUMENTS:
            texts = node.args[: _ARGUMENTS[node.func.id]]
            if any(isinstance(text, ast.JoinedStr) for text in texts):
                sys.exit(f"{file.name}:{node.lineno}: an f-string cannot be translated: use .format()")
            found = [
                each.value for each in texts if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            if found and len(found) == len(texts):
                yield node.lineno, node.func.id, found[0] if len(found) == 1 else tuple(found), []


def messages_in(folder: Path) -> list[Id]:
    """The messages marked in the Python files of a folder, in the order of their texts."""
    keywords: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2)}
    methods: Any = [("**.py", marked)]
    found = {row[2] for row in extract_from_dir(folder, methods, keywords=keywords)}
    return sorted(found, key=lambda id: (id,) if isinstance(id, str) else id)


def click_folder() -> Path:
    """Where the installed click stands."""
    spec = importlib.util.find_spec("click")
    if spec is None or spec.origin is None:
        sys.exit("click is not installed")
    return Path(spec.origin).parent


def catalogue_file(locale: str, suffix: str) -> Path:
    """The .po or .mo file of a language."""
    return PACKAGE / "locale" / locale / "LC_MESSAGES" / f"huibao{suffix}"


def stored(locale: str) -> Catalog:
    """The catalogue as it was committed; an empty one if there is none yet."""
    path = catalogue_file(locale, ".po")
    if not path.exists():
        return Catalog(locale)
    with path.open("rb") as file:
        return read_po(file, locale)


def forms(message: Message) -> tuple[str, ...]:
    """The translation: one text, or one for each number that the language tells apart."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def updated(locale: str, ours: Sequence[Id], clicks: Sequence[Id]) -> Catalog:
    """The catalogue with today's messages and the translations there were."""
    old = stored(locale)
    new = UndatedCatalogue(
        locale, header_comment="# Written by scripts/catalogues.py; translations are kept.", fuzzy=False
    )
    for id in ours:
        _add(new, old, id, [])
    kept: list[Any] = [each.id for each in old if FROM_CLICK in each.auto_comments]
    for id in [*kept, *clicks]:
        if id not in new:
            _add(new, old, id, [FROM_CLICK])
    return new


def _add(new: Catalog, old: Catalog, id: Id, comments: list[str]) -> None:
    known = old.get(id)
    number = 1 if isinstance(id, str) else new.num_plurals
    string: Any = known.string if known is not None and len(forms(known)) == number else ""
    if not string and new.locale_identifier == "en":
        string = id
    message = new.add(id, string or ("" if isinstance(id, str) else ("",) * number), auto_comments=comments)
    text = id if isinstance(id, str) else id[0]
    message.flags = {"python-format"} if "%(" in text else {"python-brace-format"} if "{" in text else set()


def untranslated(catalogue: Catalog) -> list[Any]:
    """The messages without a translation, or with an incomplete one."""
    return [message.id for message in catalogue if message.id and not all(forms(message))]


def written(catalogue: Catalog) -> dict[str, bytes]:
    """The bytes of a catalogue's files, by suffix."""
    text, binary = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=0, no_location=True, sort_output=True)
    write_mo(binary, catalogue)
    return {".po": text.getvalue(), ".mo": binary.getvalue()}


def main() -> int:
    """Write both catalogues; 1 if there is something to translate."""
    missing: list[Any] = []
    ours, clicks = messages_in(PACKAGE), messages_in(click_folder())
    for locale in LOCALES:
        catalogue = updated(locale, ours, clicks)
        for suffix, data in written(catalogue).items():
            path = catalogue_file(locale, suffix)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        missing += untranslated(catalogue)
    for id in missing:
        print(id if isinstance(id, str) else " | ".join(id))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
