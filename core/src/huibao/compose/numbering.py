"""Chinese ordinals for headings."""

_DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not head else "")
