"""Turns an expression's text into its tree: recursive descent, one method a level of precedence."""

from decimal import Decimal
from functools import lru_cache

from huibao.i18n import _

from .error import ExpressionError
from .tokens import Token, tokens
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
        self._tokens = iter(list(tokens(text)))
        self._next = next(self._tokens)
        self._depth = 0

    def whole(self) -> Node:
        node = self._any()
        if self._next.kind != "end":
            raise self._error(_("expected an operator"))
        return node

    def _take(self) -> Token:
        token = self._next
        self._next = next(self._tokens, token)  # the end is not passed
        return token

    def _accept(self, text: str) -> bool:
        found = self._next.text == text
        if found:
            self._take()
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._error(_("expected “{text}”").format(text=text))

    def _error(self, message: str, token: Token | None = None) -> ExpressionError:
        return ExpressionError(self._text, (token or self._next).column, message)

    def _any(self) -> Node:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._error(_("the expression is nested too deeply"))
        node = self._or()
        self._depth -= 1
        return node

    def _or(self) -> Node:
        node = self._and()
        if self._next.text != "or":
            return node
        operands = [node]
        while self._accept("or"):
            operands.append(self._and())
        return Logic("or", tuple(operands))

    def _and(self) -> Node:
        node = self._negation()
        if self._next.text != "and":
            return node
        operands = [node]
        while self._accept("and"):
            operands.append(self._negation())
        return Logic("and", tuple(operands))

    def _negation(self) -> Node:
        negations = 0
        while self._next.text == "not":
            self._take()
            negations += 1
        node = self._comparison()
        return Not(node) if negations % 2 else node

    def _comparison(self) -> Node:
        node = self._sum()
        if self._next.text not in _COMPARISONS:
            return node
        operands, operators = [node], []
        while self._next.text in _COMPARISONS:
            operators.append(self._take().text)
            operands.append(self._sum())
        return Compare(tuple(operands), tuple(operators))

    def _sum(self) -> Node:
        start, node = self._next, self._product()
        while self._next.text in ("+", "-"):
            operator = self._take().text
            node = Arithmetic(operator, *self._numbers(start, node, self._product()))
        return node

    def _product(self) -> Node:
        start, node = self._next, self._signed()
        while self._next.text in ("*", "/"):
            operator = self._take().text
            node = Arithmetic(operator, *self._numbers(start, node, self._signed()))
        return node

    def _signed(self) -> Node:
        start, signs = self._next, 0
        while self._next.text == "-":
            self._take()
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
