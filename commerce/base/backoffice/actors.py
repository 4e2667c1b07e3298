"""Who did something, as staff read it: the journal says "staff:12" or "customer:cus_…"."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.models import User

KINDS: dict[str, Any] = {
    "staff": _("Staff"),
    "customer": _("The customer"),
    "link": _("The customer, by a link"),
    "request": _("The customer, without an account"),
    "system": _("By itself"),
}


def actor_of(user: Any) -> str:
    """How the journal names somebody of the back office."""
    return f"staff:{user.pk}"


def names_of(actors: Iterable[str]) -> dict[str, Any]:
    """Actor → the words for them; staff by their e-mail address. One query at most."""
    actors = set(actors)
    staff = {int(key) for kind, _colon, key in map(_parts, actors) if kind == "staff" and key.isdigit()}
    emails = dict(User.objects.filter(pk__in=staff).values_list("pk", "email")) if staff else {}
    return {actor: _name(actor, emails) for actor in actors}


def _parts(actor: str) -> tuple[str, str, str]:
    return actor.partition(":")


def _name(actor: str, emails: dict[int, str]) -> Any:
    kind, _colon, key = _parts(actor)
    if kind == "staff" and key.isdigit() and int(key) in emails:
        return emails[int(key)]
    return KINDS.get(kind, actor)
