"""What the settings of a site say, read without changing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Site
from wagtail.permissions import policy_registry

from commerce.base.backoffice.fields import AmountField, PercentField
from commerce.base.backoffice.links import site_name
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.words import WordsField
from commerce.fulfilment.models import Carrier
from content import rendering
from content.pages.models import Appearance, Identity
from content.sites.models import Advanced, MarketingIds

Facts = list[tuple[Any, Any]]
FIRST: list[Any] = [ShopSettings, Identity, Appearance, MarketingIds, Advanced]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One setting of a site; `edit_url` is "" for whoever may not change it."""

    name: str
    heading: Any
    icon: str
    facts: Facts
    edit_url: str = ""


def site_settings() -> list[type[BaseSiteSetting]]:
    """Every kind of setting that a site has, those that make it a site first."""
    found = [model for model in registry if issubclass(model, BaseSiteSetting)]
    return sorted(found, key=lambda model: FIRST.index(model) if model in FIRST else len(FIRST))


def read(model: type[BaseSiteSetting], site: Site) -> Any:
    """The site's setting, saved or not."""
    return model.base_queryset().filter(site=site).first() or model(site=site)


def sections_of(site: Site, *, user: Any) -> list[Section]:
    """Every setting of the site, then its carriers."""
    return [*(_section(model, site, user=user) for model in site_settings()), _carriers(site)]


def _section(model: type[BaseSiteSetting], site: Site, *, user: Any) -> Section:
    setting = read(model, site)
    meta = model._meta
    facts = _dress(setting) if isinstance(setting, Appearance) else list(_facts(setting, site))
    return Section(
        name=str(meta.model_name), heading=capfirst(str(meta.verbose_name)), facts=facts,
        icon=registry._model_icons.get(model, "cog"), edit_url=_edit_url(model, site, user=user),
    )  # fmt: skip


def _edit_url(model: type[BaseSiteSetting], site: Site, *, user: Any) -> str:
    if not policy_registry.get_by_type(model).user_has_permission_for_instance(user, "change", site):
        return ""
    return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name, site.pk])


def _facts(setting: Any, site: Site) -> Iterator[tuple[Any, Any]]:
    for field in setting._meta.fields:
        if field.editable and not field.primary_key:
            yield field.verbose_name, said(field, getattr(setting, field.name), site)


def said(field: Any, value: Any, site: Site) -> Any:
    """What the column says, for people."""
    if isinstance(field, AmountField):
        return Money(value, ShopSettings.for_site(site).currency) if value else _("none")
    if isinstance(field, PercentField):
        return f"{value / 100:g} %"
    if isinstance(field, StreamField):
        return _lines(_block(each) for each in value)
    if isinstance(field, WordsField):
        return _lines(f"{code}: {text}" for code, text in value.items() if text)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return thumbnail(value) if isinstance(value, get_image_model()) else value


def _block(block: StreamValue.StreamChild) -> str:
    return " · ".join(str(part) for part in block.value.values() if part)


def _lines(texts: Iterator[str]) -> Any:
    return format_html_join(SafeString("<br>"), "{}", ((text,) for text in texts))


def thumbnail(image: Any) -> Any:
    """A small picture of a picture."""
    rendition = image.get_rendition("max-165x165")
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">',
        rendition.url, rendition.width, rendition.height, image.title,
    )  # fmt: skip


def _dress(appearance: Appearance) -> Facts:
    """The theme, and what was chosen of it."""
    chosen = appearance.options
    facts: Facts = [(_("theme"), dict(rendering.theme_choices()).get(appearance.theme, appearance.theme))]
    for option in rendering.theme_options(appearance.theme):
        value = chosen.get(option.name)
        if option.kind == "picture":
            image = get_image_model().objects.filter(pk=value).first() if value else None
            facts.append((option.label, thumbnail(image) if image else None))
        elif option.kind == "switch":
            facts.append((option.label, _("yes") if value else _("no")))
        else:
            facts.append((option.label, dict(option.choices).get(value, value) or _("as the theme is drawn")))
    if appearance.draft:
        facts.append((_("draft"), _("There is one that visitors do not see yet.")))
    return facts


def _carriers(site: Site) -> Section:
    carriers = Carrier.objects.filter(site=site).order_by("pk")
    facts: Facts = [
        (carrier, _("offered") if carrier.active else _("no longer offered")) for carrier in carriers
    ] or [(_("carriers"), None)]
    return Section(name="carriers", heading=_("Carriers"), icon="redirect", facts=facts)


def state_of(site: Site) -> Any:
    """Whether visitors get in, and really buy."""
    opening, shop = getattr(site, "opening", None), getattr(site, "shopsettings", None)
    if shop and shop.archived_at:
        return _("Archived")
    if opening and opening.is_closed:
        return _("Maintenance")
    return _("Demonstration") if shop and shop.is_demo else _("Open")


def languages_of(site: Site) -> str:
    shop: Any = getattr(site, "shopsettings", None) or ShopSettings()
    return ", ".join(shop.spoken)


def currency_of(site: Site) -> str:
    shop: Any = getattr(site, "shopsettings", None) or ShopSettings()
    return str(shop.currency)


def theme_of(site: Site) -> str:
    appearance: Any = getattr(site, "appearance", None) or Appearance()
    return str(dict(rendering.theme_choices()).get(appearance.theme, appearance.theme))


def name_of(site: Site) -> str:
    return site_name(site)
