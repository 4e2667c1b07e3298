"""What belongs to the whole installation, no single site: only who sees every site sees it."""

from typing import Any

from django.db import models
from wagtail.models import Site

from commerce.base.backoffice.permissions import sites_of
from commerce.base.backoffice.views import ListView, RecordView


class OfTheAccount:
    model: type[models.Model]
    request: Any
    related: Any

    def visible(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.select_related(*self.related)
        return rows if sites_of(self.request.user).count() == Site.objects.count() else rows.none()


class AccountList(OfTheAccount, ListView):
    pass


class AccountRecord(OfTheAccount, RecordView):
    pass
