"""The catalogues hold every message in both languages, and the files are what the script writes."""

import io
import re
import string
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

_SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogues.py"
_spec = spec_from_file_location("catalogues", _SCRIPT)
assert _spec is not None
assert _spec.loader is not None
catalogues = module_from_spec(_spec)
_spec.loader.exec_module(catalogues)


pytestmark = pytest.mark.no_cover  # the script is run here, nothing of the package


@pytest.fixture(scope="module")
def ours():
    """The messages of our code, which takes a while to go through."""
    return catalogues.messages_in(catalogues.PACKAGE)


@pytest.fixture(scope="module")
def clicks():
    """Those of click."""
    return catalogues.messages_in(catalogues.click_folder())


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_message_of_the_code_has_a_translation(locale, ours):
    translated = _translated(locale)
    assert [id for id in ours if _key(id) not in translated] == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_message_of_click_has_a_translation(locale, clicks):
    translated = _translated(locale)
    assert [id for id in clicks if _key(id) not in translated] == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_a_catalogue_holds_nothing_fuzzy_and_nothing_obsolete(locale, ours):
    catalogue = catalogues.stored(locale)
    current = {_key(id) for id in ours}
    messages = [message for message in catalogue if message.id]
    assert [message.id for message in messages if message.fuzzy] == []
    assert list(catalogue.obsolete) == []
    left_over = [message.id for message in messages if _key(message.id) not in current]
    assert [id for id in left_over if catalogues.FROM_CLICK not in catalogue[id].auto_comments] == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_translations_keep_the_placeholders(locale):
    catalogue = catalogues.stored(locale)
    wrong = [message.id for message in catalogue if message.id and not _placeholders_kept(message)]
    assert wrong == []


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_the_files_are_what_the_script_writes(locale, ours, clicks):
    for suffix, data in catalogues.written(catalogues.updated(locale, ours, clicks)).items():
        assert catalogues.catalogue_file(locale, suffix).read_bytes() == data, "run scripts/catalogues.py"


def test_the_files_say_nothing_of_the_day_or_the_machine():
    for locale in catalogues.LOCALES:
        text = catalogues.catalogue_file(locale, ".po").read_text(encoding="utf-8")
        assert not re.search(r"^#: |Date:|\.py:\d", text, re.MULTILINE)


def test_english_messages_are_the_ones_in_the_code():
    assert [each.id for each in catalogues.stored("en") if each.id and each.string != each.id] == []


def test_chinese_messages_are_chinese():
    spoken = [each for each in catalogues.stored("zh_CN") if re.search(r"[A-Za-z]", _bare("".join(each.id)))]
    assert [
        each.id for each in spoken if not re.search(r"[\u4e00-\u9fff]", _bare("".join(each.string)))
    ] == []


def test_chinese_punctuation_is_full_width():
    texts = ["".join(each.string) for each in catalogues.stored("zh_CN") if each.id]
    half_width = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
    assert [text for text in texts if half_width.search(text.replace("{代码:方面}", ""))] == []


def test_messages_inside_f_strings_are_found(tmp_path):
    (tmp_path / "code.py").write_text("f\"{_('one')}: {ngettext('two', 'twos', 2)}\"; N_('three'); _(name)\n")
    assert catalogues.messages_in(tmp_path) == ["one", "three", ("two", "twos")]


def test_an_f_string_as_a_message_is_refused(tmp_path):
    (tmp_path / "code.py").write_text("x = 1\n_(f'no {x}')\n")
    with pytest.raises(SystemExit, match=r"code\.py:2: an f-string cannot be translated"):
        catalogues.messages_in(tmp_path)


def test_the_script_lists_what_is_left_to_translate(tmp_path, monkeypatch, capsys):
    (tmp_path / "code.py").write_text("_('brand new'); _('stopped')\n")
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path)
    assert catalogues.main() == 1
    assert "brand new" in capsys.readouterr().out.splitlines()
    catalogue = catalogues.stored("zh_CN")
    for message in catalogue:
        if message.id and not all(catalogues.forms(message)):
            message.string = "新" if isinstance(message.id, str) else ("新",)
    for suffix, data in catalogues.written(catalogue).items():
        catalogues.catalogue_file("zh_CN", suffix).write_bytes(data)
    assert catalogues.main() == 0
    compiled = read_mo(io.BytesIO(catalogues.catalogue_file("zh_CN", ".mo").read_bytes()))
    assert compiled["brand new"].string == "新"


def _translated(locale: str) -> set[object]:
    catalogue = catalogues.stored(locale)
    missing = {_key(id) for id in catalogues.untranslated(catalogue)}
    return {_key(message.id) for message in catalogue if message.id} - missing


def _key(id: object) -> object:
    """gettext looks a message up by its singular."""
    return id[0] if isinstance(id, tuple | list) else id


def _placeholders_kept(message: Message) -> bool:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = catalogues.forms(message)
    # A language with one form speaks of any number: its form must hold what the plural holds.
    return all(
        _places(theirs) == _places(ours) for theirs, ours in zip(strings[::-1], ids[::-1], strict=False)
    )


def _bare(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)


def _places(text: str) -> list[tuple[str | None, ...]]:
    if '{"' in text:  # JSON as an example; such a message is never formatted
        return []
    fields = [part[1:] for part in string.Formatter().parse(text) if part[1] is not None]
    return sorted([*fields, *((each,) for each in re.findall(r"%\(\w+\)s", text))])
