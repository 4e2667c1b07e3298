"""What a shop needs before it opens, on the staff's home: each step, whether it is taken, and where to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Site
from wagtail.permissions import policy_registry

from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import sites_of
from commerce.base.models import ShopSettings, User
from commerce.catalog.models import Formula
from commerce.fulfilment.models import Carrier
from content.menus.models import Menu
from content.pages.models import Appearance, FreePage, HomePage, Identity
from content.pages.opening import Opening
from content.sites import actions, facts

AT_MOST = 3  # sites at once: whoever closes more knows the way


@dataclass(frozen=True, slots=True)
class Step:
    text: Any
    taken: bool
    url: str


def steps_of(site: Site) -> list[Step]:
    """In the order in which a shop is usually made; opening it comes last."""
    return [_seller(site), *_looks(site), *_offer(site), *_words(site), *_languages(site), _opening(site)]


def _setting(model: Any, site: Site) -> str:
    return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name, site.pk])


def _seller(site: Site) -> Step:
    shop = facts.read(ShopSettings, site)
    return Step(
        _("Say who sells, and to which countries"),
        bool(shop.legal_entity_id and shop.countries), _setting(ShopSettings, site),
    )  # fmt: skip


def _looks(site: Site) -> list[Step]:
    identity, appearance = facts.read(Identity, site), facts.read(Appearance, site)
    return [
        Step(
            _("Give it a tagline and a logo"),
            bool(identity.logo_id and any(identity.tagline.values())), _setting(Identity, site),
        ),
        Step(
            _("Choose its colours and fonts"),
            bool(appearance.options), reverse("my-sites:dress", args=[site.pk]),
        ),
    ]  # fmt: skip


def _offer(site: Site) -> list[Step]:
    return [
        Step(
            _("Put a formula on sale"),
            Formula.objects.filter(site=site, active=True).exists(), reverse("formulas:index"),
        ),
        Step(
            _("Add a carrier with its prices"),
            Carrier.objects.filter(site=site, active=True).exists(), reverse("carriers:index"),
        ),
    ]  # fmt: skip


def _words(site: Site) -> list[Step]:
    home = HomePage.objects.filter(pk=site.root_page_id).first()
    return [
        Step(
            _("Write the home page and publish it"),
            bool(home and home.live and home.body), _page("edit", site),
        ),
        Step(
            _("Add the pages that a shop needs: how it works, terms of sale, legal notice"),
            home is not None and FreePage.objects.live().descendant_of(home).exists(),
            _page("explore", site),
        ),
        Step(
            _("Fill the main menu and the footer"),
            Menu.objects.filter(site=site).exclude(entries=[]).values("place").distinct().count() > 1,
            reverse("wagtailsnippets_menus_menu:list"),
        ),
    ]  # fmt: skip


def _languages(site: Site) -> list[Step]:
    """Nothing for a shop of one language."""
    wanted = set(facts.read(ShopSettings, site).spoken)
    if len(wanted) < 2:
        return []
    homes = site.root_page.get_translations(inclusive=True)
    told = homes.live().values_list("locale__language_code", flat=True)
    if draft := homes.filter(live=False, locale__language_code__in=wanted).first():
        door = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    else:
        door = reverse("wagtail_localize:submit_page_translation", args=[site.root_page_id])
    return [Step(_("Translate the pages, and the menus with them"), wanted <= set(told), door)]


def _page(door: str, site: Site) -> str:
    name = "wagtailadmin_explore" if door == "explore" else "wagtailadmin_pages:edit"
    return reverse(name, args=[site.root_page_id])


def _opening(site: Site) -> Step:
    return Step(_("Open the shop: visitors come in from then on"), False, _setting(Opening, site))


class FirstSteps(Component):
    """For whoever may open a site that is closed; nothing once all are open."""

    name = "first_steps"
    template_name = "sites/first_steps.html"
    order = 5

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def may_make(self) -> bool:
        return may(self.user, Site, "add") and actions.unmade() is not None

    @cached_property
    def sites(self) -> list[Site]:
        policy = policy_registry.get_by_type(Opening)
        closed = sites_of(self.user).filter(opening__closed=True).select_related("opening")
        mine: Callable[[Site], Any] = lambda site: policy.user_has_permission_for_instance(  # noqa: E731
            self.user, "change", site
        )
        return [site for site in closed if site.opening.is_closed and mine(site)][:AT_MOST]

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        shops = [{"name": facts.name_of(site), "steps": steps_of(site)} for site in self.sites]
        return {"shops": shops, "may_make": self.may_make}

    def render_html(self, parent_context: Any = None) -> Any:
        return super().render_html(parent_context) if self.may_make or self.sites else ""
