"""The language of help, prompts and errors. What a report says is Chinese whatever this is.

Messages are written in English in the code and looked up in gettext catalogues at the moment
they are shown, so that a process may change its language.
"""

import gettext as _gettext
import locale
import os
from functools import cache
from pathlib import Path

DOMAIN = "huibao"
_NO_DOMAIN = "messages"
"""What gettext begins with: there is no such catalogue."""
LANGUAGES = {"zh": "zh_CN", "en": "en"}
"""What a user may ask for, with the name of its catalogue."""
_DIRECTORY = Path(__file__).parent / "locale"
_PREFERRED = os.environ.get("LANGUAGE", "")  # as the process found it: activate() writes there


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    """Kept, as gettext itself looks for the file anew at every message.

    English is what the code says: reading a thousand messages to get each of them back would take as long as
    rendering a report. Its catalogue is for translators.
    """
    if language == LANGUAGES["en"]:
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, _DIRECTORY, [language], fallback=True)


def _(message: str) -> str:
    """The message in the active language."""
    return _catalogue(os.environ.get("LANGUAGE", "")).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the active language, in the number that n needs."""
    return _catalogue(os.environ.get("LANGUAGE", "")).ngettext(singular, plural, n)


def language() -> str:
    """The active language, one of `LANGUAGES`."""
    return "zh" if os.environ.get("LANGUAGE", "").startswith("zh") else "en"


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's users know
    """Marks a message for the catalogues without translating it yet."""
    return message


def choose(asked: str | None = None) -> str:
    """The catalogue to speak from: what is asked for, HUIBAO_LANG, the locale's; English else.

    asked counts if it is one of `LANGUAGES`; the environment may hold any locale's name.
    """
    if asked in LANGUAGES:
        return LANGUAGES[asked]
    name = os.environ.get("HUIBAO_LANG") or _locale_name()
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def _locale_name() -> str:
    """The locale's language, as gettext itself finds it; on Windows it has a long name.

    The first variable that is set decides; C or POSIX there means English whatever LANGUAGE says.
    """
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, variables), None) or _system_locale()
    return name if name.partition(".")[0] in ("C", "POSIX") else _PREFERRED or name


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a name that Python cannot take apart
        return ""


def activate(language: str) -> None:
    """Speak from that catalogue from now on, click's own messages included.

    gettext finds its language in the environment; click asks it for the default domain, which is ours but
    for English.
    """
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(_DIRECTORY))
    _gettext.textdomain(_NO_DOMAIN if language == LANGUAGES["en"] else DOMAIN)
