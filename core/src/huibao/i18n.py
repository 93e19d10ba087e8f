"""The language of help, prompts and errors. What a report says is Chinese whatever this is.

Messages are written in English in the code and looked up in gettext catalogues at the moment
they are shown, so that a process may change its language.
"""

import gettext as _gettext
import locale
import os
from pathlib import Path

DOMAIN = "huibao"
LANGUAGES = ("zh_CN", "en")
_DIRECTORY = Path(__file__).parent / "locale"


def _(message: str) -> str:
    """The message in the active language."""
    return _gettext.dgettext(DOMAIN, message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the active language, in the number that n needs."""
    return _gettext.dngettext(DOMAIN, singular, plural, n)


def N_(message: str) -> str:
    """Marks a message for the catalogues without translating it yet."""
    return message


def choose(asked: str | None = None) -> str:
    """The language to speak: the one asked for, HUIBAO_LANG, the locale's; English else."""
    candidates = [
        asked,
        os.environ.get("HUIBAO_LANG"),
        os.environ.get("LC_ALL"),
        os.environ.get("LC_MESSAGES"),
        os.environ.get("LANG"),
        locale.getlocale()[0],
    ]
    for candidate in candidates:
        if candidate and candidate not in ("C", "POSIX", "C.UTF-8"):
            return "zh_CN" if candidate.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def activate(language: str) -> None:
    """Speak that language from now on, click's own messages included.

    gettext finds its language in the environment; click asks it for the default domain.
    """
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(_DIRECTORY))
    _gettext.textdomain(DOMAIN)
