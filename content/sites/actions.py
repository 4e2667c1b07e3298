"""A site comes into being; its dress is drafted and published."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Locale, Page, Site

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import ShopSettings
from commerce.base.slugs import slug_of
from content import rendering
from content.images.libraries import open_for_each_site
from content.pages.models import Appearance, HomePage, Identity
from content.pages.opening import Opening
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
    """A site with an empty home page, its settings, its name, its dress and its library. Raises DomainTaken.

    Visitors are let in by whoever opens it; a demonstration is open. The first one takes the place of the
    site that every installation begins with.
    """
    hostname = new.hostname.lower()
    site = unmade() or Site()
    if Site.objects.filter(hostname=hostname).exclude(pk=site.pk).exists():
        raise DomainTaken(field="hostname")
    greeting = site.root_page if site.pk else None
    site.hostname, site.port, site.site_name = hostname, _port(), new.name
    site.root_page = _home(new.name, language=new.language)
    site.full_clean()
    site.save()
    if greeting:
        greeting.delete()
    _set(site, ShopSettings, currency=new.currency, languages=[new.language], is_demo=new.is_demo)
    _set(site, Identity, name=new.name)
    _set(site, Appearance, theme=new.theme)
    _set(site, Opening, closed=not new.is_demo)
    open_for_each_site()
    publish(SiteCreated(site=site.pk, name=new.name, hostname=hostname))
    return site


def unmade() -> Site | None:
    """The site that an installation begins with, while nobody has made a shop of it."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site if site and site.root_page.specific_class is Page else None


def _set(site: Site, model: type[BaseSiteSetting], **values: Any) -> None:
    setting = model.objects.filter(site=site).first() or model(site=site)
    for name, value in values.items():
        setattr(setting, name, value)
    setting.full_clean(exclude=["legal_entity", "countries"])
    setting.save()


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
