"""Each site's own library of pictures and documents: who sees another site's has no business there.

What lies in no site's library is everybody's. Which of their own staff may do what is Wagtail's to say, by
group and collection.
"""

from collections.abc import Collection as Several
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Collection, Site
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import sites_of
from content.images.models import Image, Library


def open_for_each_site() -> None:
    """Each site has a collection of its own, once there are two of them."""
    sites = Site.objects.order_by("pk")
    if sites.count() < 2:
        return
    for site in sites.filter(library=None):
        own = Collection.get_first_root_node().add_child(
            instance=Collection(name=site.site_name or site.hostname)
        )
        Library.objects.create(site=site, collection=own)


def paths_of_others(user: Any) -> tuple[str, ...]:
    """Where in the tree of collections only staff of other sites see; asked once in a request."""
    known: tuple[str, ...] | None = user.__dict__.get("_collections_of_others")
    if known is None:
        others = Library.objects.exclude(site__in=sites_of(user).values("pk"))
        known = tuple(others.values_list("collection__path", flat=True))
        user.__dict__["_collections_of_others"] = known
    return known


def without_others(collections: QuerySet[Collection], user: Any) -> QuerySet[Collection]:
    paths = paths_of_others(user)
    return (
        collections.exclude(reduce(or_, (Q(path__startswith=path) for path in paths)))
        if paths
        else collections
    )


class WithinOwnSites:
    """Permissions on collections, without those of other sites."""

    def _check_perm(self, user: Any, actions: Several[str], collection: Any = None) -> bool:
        may = bool(super()._check_perm(user, actions, collection=collection))  # type: ignore[misc]
        if not may or collection is None or user.is_superuser:
            return may
        return not collection.path.startswith(paths_of_others(user))

    def _collections_with_perm(self, user: Any, actions: Several[str]) -> QuerySet[Collection]:
        found: QuerySet[Collection] = super()._collections_with_perm(user, actions)  # type: ignore[misc]
        return without_others(found, user)

    def _descendants_with_perm(self, user: Any, action: str) -> QuerySet[Collection]:
        found: QuerySet[Collection] = super()._descendants_with_perm(user, action)  # type: ignore[misc]
        return without_others(found, user)


class FilesPolicy(WithinOwnSites, CollectionOwnershipPermissionPolicy):
    """Of pictures and documents."""


class CollectionsPolicy(WithinOwnSites, CollectionManagementPermissionPolicy):
    """Of the collections themselves."""


def keep_to_sites() -> None:
    """From now on staff of some sites find, choose and change no file of another."""
    for model, permitted in ((Image, "wagtailimages.Image"), (get_document_model(), "wagtaildocs.Document")):
        policy = FilesPolicy(model, auth_model=permitted, owner_field_name="uploaded_by_user")
        # Exactly: Wagtail registers its own for these after us.
        register_permission_policy(model, policy, exact_class=True)
    register_permission_policy(Collection, CollectionsPolicy(Collection), exact_class=True)
