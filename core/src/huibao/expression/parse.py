"""Turns an expression's text into its tree: recursive descent, one method a level of precedence."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from huibao.i18n import _

from .tokens import ExpressionError, Token, tokens
from .tree import Arithmetic, Call, Compare, Given, Items, Logic, Name, Negate, Node, Not, Number

__all__ = ["ExpressionError", "parse"]

_COMPARISONS = {"<", "<=", "==", "!=", ">=", ">"}
_ROLES = {"previous", "target", "planned"}
_ARITY = {"sum": (1, 99), "min": (1, 99), "max": (1, 99), "abs": (1, 1), "round": (1, 2), "close": (3, 3)}
_MAX_DEPTH = 50


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """The tree of an expression; `ExpressionError` names the column of what is wrong."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokens(text))
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._any()
        if self._peek.kind != "end":
            raise self._error(_("expected an operator"))
        return node

    @property
    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._peek
        self._at += 1
        return token

    def _accept(self, *texts: str) -> str | None:
        return self._take().text if self._peek.text in texts and self._peek.kind != "end" else None

    def _expect(self, text: str) -> None:
        if self._accept(text) is None:
            raise self._error(_("expected “{text}”").format(text=text))

    def _error(self, message: str, token: Token | None = None) -> ExpressionError:
        return ExpressionError(self._text, (token or self._peek).column, message)

    def _any(self) -> Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._error(_("the expression is nested too deeply"))
        node = self._logic("or", lambda: self._logic("and", self._negation))
        self._depth -= 1
        return node

    def _logic(self, operator: str, operand: Callable[[], Node]) -> Node:
        operands = [operand()]
        while self._accept(operator):
            operands.append(operand())
        return Logic(operator, tuple(operands)) if len(operands) > 1 else operands[0]

    def _negation(self) -> Node:
        negations = 0
        while self._accept("not"):
            negations += 1
        node = self._comparison()
        return Not(node) if negations % 2 else node

    def _comparison(self) -> Node:
        operands, operators = [self._sum()], []
        while (operator := self._accept(*_COMPARISONS)) is not None:
            operators.append(operator)
            operands.append(self._sum())
        return Compare(tuple(operands), tuple(operators)) if operators else operands[0]

    def _sum(self) -> Node:
        start, node = self._peek, self._product()
        while (operator := self._accept("+", "-")) is not None:
            node = Arithmetic(operator, *self._numbers(start, node, self._product()))
        return node

    def _product(self) -> Node:
        start, node = self._peek, self._signed()
        while (operator := self._accept("*", "/")) is not None:
            node = Arithmetic(operator, *self._numbers(start, node, self._signed()))
        return node

    def _signed(self) -> Node:
        start, signs = self._peek, 0
        while self._accept("-"):
            signs += 1
        node = self._operand()
        if signs:
            self._numbers(start, node)
        return Negate(node) if signs % 2 else node

    def _operand(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind == "name" and token.text not in ("and", "or", "not"):
            return self._call(token) if self._accept("(") else Name(token.text)
        if token.text == "(":
            node = self._any()
            self._expect(")")
            return node
        raise self._error(_("expected a number, a code or “(”"), token)

    def _call(self, function: Token) -> Node:
        if function.text in _ROLES | {"given", "items"}:
            return self._about(function.text)
        if function.text not in _ARITY:
            known = ", ".join(sorted([*_ARITY, *_ROLES, "given", "items"]))
            message = _("there is no function {name}; there are {known}").format(
                name=function.text, known=known
            )
            raise self._error(message, function)
        arguments = [self._any()]
        while self._accept(","):
            arguments.append(self._any())
        self._expect(")")
        low, high = _ARITY[function.text]
        if not low <= len(arguments) <= high:
            message = _("{name} takes {low} to {high} operands").format(
                name=function.text, low=low, high=high
            )
            raise self._error(message, function)
        if function.text == "round" and len(arguments) == 2 and not _is_whole(arguments[1]):
            raise self._error(_("round takes a whole number of digits"), function)
        return Call(function.text, self._numbers(function, *arguments))

    def _numbers(self, start: Token, *nodes: Node) -> tuple[Node, ...]:
        """The operands of a calculation: a condition is none."""
        if any(map(_is_condition, nodes)):
            raise self._error(_("a condition cannot be calculated with"), start)
        return nodes

    def _about(self, function: str) -> Node:
        code = self._take()
        if code.kind != "name":
            raise self._error(_("{name} takes a code").format(name=function), code)
        self._expect(")")
        if function == "given":
            return Given(code.text)
        return Items(code.text) if function == "items" else Name(code.text, function)


def _is_condition(node: Node) -> bool:
    return isinstance(node, Compare | Logic | Not | Given) or (
        isinstance(node, Call) and node.function == "close"
    )


def _is_whole(node: Node) -> bool:
    return isinstance(node, Number) and node.value == node.value.to_integral_value() and node.value <= 10
