"""The icons that the back office asks for are there: a missing one is an empty space, and no error."""

import re
from itertools import chain
from pathlib import Path

from django.conf import settings
from wagtail.admin.icons import get_icons

from commerce.checkout.admin.orders import EDITS

ASKED = re.compile(r'\b(?:menu_)?icon(?:_name)?\s*=\s*"([a-z0-9-]+)"')


def test_each_icon_that_is_asked_for_is_there() -> None:
    sprite = get_icons()
    floors = chain.from_iterable(
        Path(settings.ROOT, floor).rglob("*.py") for floor in ("commerce", "content")
    )
    asked = {name for file in floors for name in ASKED.findall(file.read_text())}
    asked |= {icon for _name, _view, icon in EDITS}
    assert "comment" in asked
    assert not {name for name in asked if f'id="icon-{name}"' not in sprite}
