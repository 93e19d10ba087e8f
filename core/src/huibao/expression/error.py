"""What is wrong with an expression or a template."""

from huibao.i18n import _


class ExpressionError(ValueError):
    """An expression that cannot be read; says where in the text, counted from 1."""

    def __init__(self, text: str, column: int, message: str) -> None:
        super().__init__(
            _("{message}, at column {column} of “{text}”").format(message=message, column=column, text=text)
        )
