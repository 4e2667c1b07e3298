"""Objects in place of their ids: https://docs.stripe.com/api/expanding_objects"""

import json
from typing import Any

from tests.fakestripe.errors import invalid
from tests.fakestripe.state import Account, Object


def expanded(account: Account, answer: Object, names: list[str]) -> Object:
    """A copy of `answer` with the objects that `names` (`data.latest_charge`) ask for."""
    answer = json.loads(json.dumps(answer))
    for name in names:
        _expand(account, answer, name.split("."), name)
    return answer


def _expand(account: Account, holder: Any, path: list[str], name: str) -> None:
    if isinstance(holder, list):
        for one in holder:
            _expand(account, one, path, name)
    elif holder is not None:
        head, *rest = path
        if not isinstance(holder, dict) or head not in holder:
            raise invalid(f"This property cannot be expanded ({name}).", param="expand")
        if isinstance(holder[head], str):
            found = account.objects.get(holder[head])
            if found is None:
                raise invalid(f"This property cannot be expanded ({name}).", param="expand")
            holder[head] = json.loads(json.dumps(found))
        if rest:
            _expand(account, holder[head], rest, name)
