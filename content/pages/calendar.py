"""What happens to pages by itself or has happened, day by day: what editors plan by."""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from commerce.base import clock
from commerce.base.models import User
from content.pages.models import ShopPage
from content.pages.queries import without_removed

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens to a page on a day; at a moment, if it has one."""

    page: Page
    what: Any
    at: datetime | None = None

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def happenings(user: User, since: date, until: date) -> dict[date, list[Happening]]:
    """What happens from `since` until before `until`, in the active time zone, to the pages that `user` may
    edit. The number of queries does not depend on that of the pages."""
    rows = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found: dict[date, list[Happening]] = defaultdict(list)
    for day, happening in _all(without_removed(rows).filter(depth__gt=1), since, until):
        found[day].append(happening)
    for some in found.values():
        some.sort(key=lambda each: (each.at is not None, each.at or 0, each.page.title))
    return found


def _all(pages: PageQuerySet[Page], since: date, until: date) -> Iterator[tuple[date, Happening]]:
    dated = set()
    for kind in (kind for kind in get_page_models() if issubclass(kind, ShopPage)):
        own = kind.objects.filter(pk__in=pages.values("pk"))
        for page, day, what in kind.dated(own, since, until):
            dated.add(page.pk)
            yield day, Happening(page, what)
    span = (_midnight(since), _midnight(until) - timedelta(microseconds=1))
    for page in pages.filter(live=True, first_published_at__range=span).exclude(pk__in=dated):
        yield _moment(page, _("published"), page.first_published_at)
    planned = Revision.page_revisions.filter(approved_go_live_at__range=span)
    planned = planned.filter(base_content_type=ContentType.objects.get_for_model(Page))
    moments = {int(pk): at for pk, at in planned.values_list("object_id", "approved_go_live_at")}
    for page in pages.filter(pk__in=moments):
        yield _moment(page, _("goes live"), moments[page.pk])
    for page in pages.filter(expire_at__range=span):
        yield _moment(page, _("is withdrawn"), page.expire_at)


def _moment(page: Page, what: Any, at: datetime) -> tuple[date, Happening]:
    there = timezone.localtime(at)
    return there.date(), Happening(page, what, there)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """A month of it. Raises Http404 for what is no month."""

    template_name = "pages/calendar.html"
    page_title = _("Calendar")
    header_icon = "calendar-alt"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user, today = self.request.user, timezone.localtime(clock.now()).date()
        assert isinstance(user, User)
        month = _first_of(self.request.GET.get("month", ""), today)
        weeks = calendar.Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7).monthdatescalendar(
            month.year, month.month
        )
        found = happenings(user, weeks[0][0], weeks[-1][-1] + timedelta(days=1))
        return super().get_context_data(
            month=month, today=today, names=[WEEKDAYS[day.weekday()] for day in weeks[0]],
            weeks=[[(day, found.get(day, ())) for day in week] for week in weeks],
            before=month - timedelta(days=1), after=(month + timedelta(days=31)).replace(day=1), **context,
        )  # fmt: skip


def _first_of(asked: str, today: date) -> date:
    if not asked:
        return today.replace(day=1)
    try:
        month = datetime.strptime(asked, "%Y-%m").date()  # noqa: DTZ007 (a month is of no time zone)
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        raise Http404
    return month
