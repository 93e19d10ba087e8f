"""Full-text search in pages of English and Chinese.

Chinese has no blanks between its words, and where they part is a matter of dictionaries. Here every
character and every two neighbours are terms, in the pages and in what is asked alike: what stands in a page
is found, whatever it is a part of.
"""

import re

from sphinx.search.en import SearchEnglish

_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
_FIRST_CHINESE = "\u3400"
_LAST_CHINESE = "\u9fff"


class ChineseAndEnglish(SearchEnglish):
    """English words by their stems, Chinese by pairs of characters."""

    lang = "zh-en"
    js_splitter_code = r"""
var splitQuery = (query) =>
  (query.match(/[\u3400-\u9fff]+|[\p{Letter}\p{Number}_]+/gu) || []).flatMap((run) =>
    (run.match(/[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g)).flatMap((part) =>
      part.length === 1 || !/[\u3400-\u9fff]/.test(part)
        ? [part]
        : Array.from({ length: part.length - 1 }, (_, at) => part.slice(at, at + 2))));
"""

    def split(self, input: str) -> list[str]:
        """Words, characters and pairs of characters."""
        return [term for run in _RUNS.findall(input) for term in _terms(run)]


def _terms(run: str) -> list[str]:
    if not _FIRST_CHINESE <= run[0] <= _LAST_CHINESE:
        return [run]
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
