"""What belongs to the whole installation, no single site: only who sees every site sees it."""

from typing import Any

from django.db import models

from commerce.base.backoffice.permissions import sees_every_site
from commerce.base.backoffice.views import ListView, RecordView


class OfTheAccount:
    model: type[models.Model]
    request: Any
    related: Any

    def visible(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.select_related(*self.related)
        return rows if sees_every_site(self.request.user) else rows.none()


class AccountList(OfTheAccount, ListView):
    pass


class AccountRecord(OfTheAccount, RecordView):
    pass
