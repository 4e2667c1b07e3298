"""The proof file of one subscription, for a dispute or an inspection."""

import tempfile
from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from commerce.base.backoffice.permissions import within_sites
from commerce.base.events import acting_as
from commerce.retention import proof
from commerce.retention.models import Departure
from commerce.subscriptions.models import Subscription

IN_MEMORY = 5_000_000


class ProofView(PermissionCheckedMixin, View):
    any_permission_required = ("view",)

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Departure)

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        rows = within_sites(Subscription.objects.all(), user=request.user, lookup="site")  # type: ignore[arg-type]
        rows = rows.select_related("site", "customer", "formula__group")
        subscription = get_object_or_404(rows, pk=pk)
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the response closes it
        with acting_as(f"staff:{request.user.pk}"):
            proof.export(file, subscription)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename=f"{subscription.public_id}.zip", content_type="application/zip"
        )
