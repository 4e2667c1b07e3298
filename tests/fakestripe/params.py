"""What a request may carry, read from the official library's own types: when they drift, we fail.

Form bodies are decoded as Stripe does (`metadata[order]=…`, `expand[0]=…`) and checked by name,
by shape and, for enumerations, by value.
"""

import re
import sys
import typing
from functools import cache
from types import UnionType
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin
from urllib.parse import parse_qsl

import stripe
from stripe import params as sdk
from typing_extensions import is_typeddict

from tests.fakestripe.errors import StripeAnswersError, invalid

NOT_IN_BODY = frozenset(stripe.RequestOptions.__annotations__)


def decode(text: str) -> dict[str, Any]:
    """The nested parameters of a form body or query string."""
    found: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        head, *rest = re.findall(r"[^\[\]]+|(?<=\[)(?=\])", name)
        target = found
        for step in rest:
            target = target.setdefault(head, {})
            head = step or str(len(target))
        target[head] = value
    return {name: _lists(value) for name, value in found.items()}


def check(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """`given` with its values typed as `stripe.params.<kind>` says. Raises Stripe's 400."""
    return _checked_dict(getattr(sdk, kind), given, "")


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(item) for name, item in value.items()}
    if inner and all(name.isdigit() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


@cache
def _fields(kind: type) -> dict[str, Any]:
    own = {name: hint for name, hint in kind.__annotations__.items() if name not in NOT_IN_BODY}
    holder = type(kind.__name__, (), {"__annotations__": own})
    return typing.get_type_hints(holder, vars(sys.modules[kind.__module__]), include_extras=True)


@cache
def _required(kind: type) -> list[str]:
    return [name for name, hint in _fields(kind).items() if get_origin(hint) is not NotRequired]


def _checked_dict(kind: Any, given: dict[str, Any], path: str) -> dict[str, Any]:
    fields = _fields(kind)
    for name in given:
        if name not in fields:
            param = _join(path, name)
            raise invalid(f"Received unknown parameter: {param}", param=param, code="parameter_unknown")
    for name in _required(kind):
        if name not in given:
            param = _join(path, name)
            raise invalid(f"Missing required param: {param}.", param=param, code="parameter_missing")
    return {name: _checked(fields[name], value, _join(path, name)) for name, value in given.items()}


def _checked(hint: Any, value: Any, path: str) -> Any:
    """`value` as the first alternative of `hint` that fits."""
    problem = None
    for alternative in _alternatives(hint):
        try:
            return _as(alternative, value, path)
        except StripeAnswersError as error:
            # The alternative that got furthest explains best what is wrong with a nested value.
            if problem is None or is_typeddict(alternative):
                problem = error
    raise problem or invalid(f"Invalid {path}", param=path)


@cache
def _alternatives(hint: Any) -> list[Any]:
    origin = get_origin(hint)
    if origin in (NotRequired, Required):
        return _alternatives(get_args(hint)[0])
    if origin in (Union, UnionType):
        found = [one for part in get_args(hint) for one in _alternatives(part)]
        # The library lists known values and then `str` for those of later versions: only the former count.
        has_values = any(get_origin(one) is Literal and get_args(one) != ("",) for one in found)
        return [one for one in found if not (has_values and one is str)]
    return [hint]


def _as(hint: Any, value: Any, path: str) -> Any:
    origin = get_origin(hint)
    if is_typeddict(hint) and isinstance(value, dict):
        return _checked_dict(hint, value, path)
    if origin is dict and isinstance(value, dict):
        return {name: str(item) for name, item in value.items()}
    if origin is list and isinstance(value, list):
        return [_checked(get_args(hint)[0], item, f"{path}[{n}]") for n, item in enumerate(value)]
    if isinstance(value, str):
        return _scalar(hint, value, path)
    raise invalid(f"Invalid {path}: wrong shape", param=path)


def _scalar(hint: Any, value: str, path: str) -> Any:
    if get_origin(hint) is Literal:
        if value in get_args(hint):
            return value
        one_of = " or ".join(str(allowed) for allowed in get_args(hint)[:5])
        raise invalid(f"Invalid {path}: must be one of {one_of}", param=path)
    if hint is str:
        return value
    if hint is bool and value in ("true", "false"):
        return value == "true"
    if hint is int and re.fullmatch(r"-?\d+", value):
        return int(value)
    raise invalid(f"Invalid {path}: {value}", param=path, code="parameter_invalid")


def _join(path: str, name: str) -> str:
    return f"{path}[{name}]" if path else name
