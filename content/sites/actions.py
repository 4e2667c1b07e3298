"""A site comes into being; its dress is drafted and published."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import ShopSettings
from commerce.base.slugs import slug_of
from content import rendering
from content.images.libraries import open_for_each_site
from content.pages.models import Appearance, HomePage, Identity
from content.sites.errors import DomainTaken, DraftHasChanged, NothingToPublish, Unreadable
from content.sites.events import AppearancePublished, SiteCreated

DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSite:
    name: str
    hostname: str
    language: str
    currency: str
    theme: str
    is_demo: bool = False


@action
def create(new: NewSite) -> Site:
    """A site with an empty home page, its settings, its name, its dress and its library.

    Raises DomainTaken.
    """
    hostname = new.hostname.lower()
    if Site.objects.filter(hostname=hostname).exists():
        raise DomainTaken(field="hostname")
    home = _home(new.name, language=new.language)
    site = Site(hostname=hostname, port=_port(), site_name=new.name, root_page=home)
    shop = ShopSettings(currency=new.currency, languages=[new.language], is_demo=new.is_demo)
    identity, appearance = Identity(name=new.name), Appearance(theme=new.theme)
    site.full_clean()
    site.save()
    for setting in (shop, identity, appearance):
        setting.site = site
        setting.full_clean(exclude=["legal_entity", "countries"])
        setting.save()
    open_for_each_site()
    publish(SiteCreated(site=site.pk, name=new.name, hostname=hostname))
    return site


def _port() -> int:
    """The one at which the installation answers."""
    public = urlsplit(settings.PUBLIC_URL)
    return public.port or (443 if public.scheme == "https" else 80)


def _home(title: str, *, language: str) -> HomePage:
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    home = HomePage(title=title, slug=_free_slug(title), locale=locale)
    page: HomePage = Page.get_first_root_node().add_child(instance=home)
    return page


def _free_slug(title: str) -> str:
    wanted = slug_of(title) or "site"
    taken = set(Page.get_first_root_node().get_children().values_list("slug", flat=True))
    tried = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, len(taken) + 2))
    return next(slug for slug in tried if slug not in taken)


@action
def draft_dress(site: Site, *, theme: str, options: Mapping[str, Any]) -> Appearance:
    """The site has this dress as its draft, which nobody but those who preview it sees."""
    appearance = _appearance(site)
    appearance.draft = {"theme": theme, "options": dict(options)}
    appearance.save(update_fields=["draft"])
    return appearance


@action
def discard_dress(site: Site) -> Appearance:
    """There is no draft any more."""
    appearance = _appearance(site)
    appearance.draft = None
    appearance.save(update_fields=["draft"])
    return appearance


@action
def publish_dress(site: Site, *, stamp: str) -> Appearance:
    """Visitors see the draft from now on, which is the one that `stamp` stands for.

    Raises NothingToPublish, DraftHasChanged, and Unreadable where its colours do not stand out enough.
    """
    appearance = _appearance(site)
    draft = appearance.draft
    if draft is None:
        raise NothingToPublish
    if stamp_of(draft) != stamp:
        raise DraftHasChanged
    if not all(pair.suffices for pair in rendering.contrasts(draft["theme"], draft["options"])):
        raise Unreadable
    before = json.dumps([appearance.theme, appearance.options], sort_keys=True)
    appearance.theme, appearance.options, appearance.draft = draft["theme"], draft["options"], None
    appearance.save()
    publish(AppearancePublished(site=site.pk, theme=appearance.theme, before=before))
    return appearance


def stamp_of(draft: Mapping[str, Any] | None) -> str:
    """Names a draft, so that it is that one and no later one that is published or shown."""
    return sha256(json.dumps(draft, sort_keys=True).encode()).hexdigest()[:DIGITS]


def _appearance(site: Site) -> Appearance:
    found, _is_new = Appearance.objects.select_for_update().get_or_create(site=site)
    return found
