"""Which staff see what."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission
from django.db import models
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from commerce.base.models import User

M = TypeVar("M", bound=models.Model)


def sites_of(user: User) -> models.QuerySet[Site]:
    """The sites whose business `user` sees: those their groups are given permissions on, or all
    of them when their groups have no permission that names a site."""
    if user.is_superuser:
        return Site.objects.all()
    named = Site.objects.filter(group_permissions__group__user=user).distinct()
    return named if named.exists() else Site.objects.all()


def sees_every_site(user: Any) -> bool:
    """Whether `user` sees the business of the whole installation."""
    return sites_of(user).count() == Site.objects.count()


def within_sites(rows: models.QuerySet[M], *, user: User, lookup: str) -> models.QuerySet[M]:
    """The rows whose site, found through `lookup`, is one of the user's."""
    if user.is_superuser:
        return rows
    return rows.filter(**{f"{lookup}__in": list(sites_of(user).values_list("pk", flat=True))})


class RecordPolicy(ModelPermissionPolicy):
    """Records of what happened: nobody adds, edits or deletes them by hand, administrators included.

    `change` is granted only where staff have an action to take, and shown as that action.
    """

    def __init__(self, model: type[models.Model], *, actions: Collection[str] = ("view",)) -> None:
        super().__init__(model)
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Collection[str]) -> Any:
        return super().users_with_any_permission(self.actions & set(actions))


def permissions_of(model: type[models.Model]) -> models.QuerySet[Permission]:
    """Those that the policy of these records can grant, for the form of a group."""
    policy = policy_registry.get_by_type(model)
    assert isinstance(policy, RecordPolicy)
    meta = policy.model._meta
    codenames = [get_permission_codename(action, meta) for action in policy.actions]
    return Permission.objects.filter(content_type__app_label=meta.app_label, codename__in=codenames)
