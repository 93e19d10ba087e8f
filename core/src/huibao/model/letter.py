"""What makes a report an official letter: the head of its first page (版头) and its imprint (版记)."""

import datetime as dt

from huibao.model.sealed import deferred


def printed_day(day: dt.date) -> str:
    """A day as official documents write it: Arabic, in full, no nought before month or day."""
    return f"{day.year}年{day.month}月{day.day}日"


@deferred(kw_only=True)
class Letter:
    """The parts around a report proper; each may be empty.

    copy_number is the 份号, secrecy the 密级和保密期限, urgency the 紧急程度, mark the 发文机关标志 in
    red, number the 发文字号, signer the 签发人, copy_to the 抄送机关, issued_by and issued_on the
    印发机关 and 印发日期.
    """

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    mark: str = ""
    number: str = ""
    signer: str = ""
    copy_to: tuple[str, ...] = ()
    issued_by: str = ""
    issued_on: dt.date | None = None

    @property
    def has_head(self) -> bool:
        """Whether a red line closes a head off from the report."""
        return bool(self.mark or self.number)

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        """Role and words of each line before the title."""
        signer = f"签发人：{self.signer}" if self.signer else ""
        lines = (
            ("copy_number", self.copy_number),
            ("secrecy", self.secrecy),
            ("urgency", self.urgency),
            ("mark", self.mark),
            ("number", " ".join(filter(None, (self.number, signer)))),
        )
        return tuple((role, words) for role, words in lines if words)

    @property
    def imprint(self) -> tuple[tuple[str, str], ...]:
        """Role and words of each line after the last page's text."""
        copies = f"抄送：{'，'.join(self.copy_to)}。" if self.copy_to else ""
        lines = (("copy_to", copies), ("issued", " ".join(filter(None, (self.issued_by, self.issued)))))
        return tuple((role, words) for role, words in lines if words)

    @property
    def issued(self) -> str:
        """The day of printing in words."""
        return f"{printed_day(self.issued_on)}印发" if self.issued_on else ""
