"""Which staff see what."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page, Site
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from commerce.base.models import User

M = TypeVar("M", bound=models.Model)


# A demonstration that was removed: its samples are in no list, until it is brought back.
REMOVED = {"shopsettings__is_demo": True, "shopsettings__archived_at__isnull": False}


def sites_of(user: User) -> models.QuerySet[Site]:
    """The sites whose business `user` sees: those their groups are given permissions on, else those whose
    pages they have to do with; all of them when their groups have no permission that names either."""
    return with_removed_of(user).exclude(**REMOVED)


def with_removed_of(user: User) -> models.QuerySet[Site]:
    """Those, and the demonstrations among them that were removed."""
    if user.is_superuser:
        return Site.objects.all()
    named = _named_sites(user)
    return named if named.exists() else _sites_of_pages(user)


def _named_sites(user: User) -> models.QuerySet[Site]:
    return Site.objects.filter(group_permissions__group__user=user).distinct()


def _sites_of_pages(user: User) -> models.QuerySet[Site]:
    """Those whose pages the user has to do with, or all of them where that is none."""
    sites = Site.objects.all()
    pages = Page.objects.filter(group_permissions__group__user=user).distinct()
    paths = list(pages.values_list("path", flat=True))
    if not paths:
        return sites
    keys = sites.values("root_page__translation_key")
    roots = Page.objects.filter(translation_key__in=keys).values_list("path", "translation_key")
    met = {key for root, key in roots if _meet(root, paths)}
    return sites.filter(root_page__translation_key__in=met)


def _meet(root: str, paths: list[str]) -> bool:
    """Whether any of the pages is above the root of a site, in any language, or within it."""
    return any(root.startswith(path) or path.startswith(root) for path in paths)


def sees_every_site(user: Any) -> bool:
    """Whether `user` sees the business of the whole installation."""
    return user.is_superuser or with_removed_of(user).count() == Site.objects.count()


def within_sites(rows: models.QuerySet[M], *, user: User, lookup: str) -> models.QuerySet[M]:
    """The rows whose site, found through `lookup`, is one of the user's."""
    if user.is_superuser:
        return rows.exclude(**{f"{lookup}__in": Site.objects.filter(**REMOVED).values("pk")})
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


class SitePolicy(ModelPermissionPolicy):
    """Sites: whoever is kept to some of them looks at those, and adds, renames or removes none."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "add" and not user.is_superuser and _named_sites(user).exists():
            return False  # the new one would not be theirs to see
        if action != "view":
            return bool(super().user_has_permission(user, action)) and sees_every_site(user)
        names = (self._get_permission_name(each) for each in ("view", "add", "change", "delete"))
        return any(user.has_perm(name) for name in names)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class EverySitePolicy(ModelPermissionPolicy):
    """What is of the whole installation: only for whoever sees every site."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(super().user_has_permission(user, action)) and sees_every_site(user)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class OwnSitesPolicy(SitePermissionPolicy):
    """Settings of a site: a permission on all of them is one on all of the user's own sites."""

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Collection[str], instance: Any
    ) -> bool:
        site = instance.pk if isinstance(instance, Site) else getattr(instance, self.site_fk_field_name)
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(may) and sites_of(user).filter(pk=site).exists()

    def sites_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:
        found = super().sites_user_has_any_permission_for(user, actions)
        return found.filter(pk__in=sites_of(user).values("pk")) if user.is_active else found


def keep_settings_to_sites() -> None:
    """From now on sites, their settings, and who may do what, are kept to the staff who see them."""
    register_permission_policy(Site, SitePolicy(Site))
    for of_all in (User, Group, Redirect):
        register_permission_policy(of_all, EverySitePolicy(of_all))
    for model in registry:
        if issubclass(model, BaseSiteSetting):
            register_permission_policy(model, OwnSitesPolicy(model))


def permissions_of(model: type[models.Model]) -> models.QuerySet[Permission]:
    """Those that the policy of these records can grant, for the form of a group."""
    policy = policy_registry.get_by_type(model)
    assert isinstance(policy, RecordPolicy)
    meta = policy.model._meta
    codenames = [get_permission_codename(action, meta) for action in policy.actions]
    return Permission.objects.filter(content_type__app_label=meta.app_label, codename__in=codenames)
