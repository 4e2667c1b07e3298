"""Pages that are not published, for those who were given a link."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from commerce.base import clock


class Audience(models.TextChoices):
    """As whom a draft is looked at. It opens nothing of anybody's own."""

    VISITORS = "visitors", _("As a visitor")
    CUSTOMERS = "customers", _("As a customer")
    SUBSCRIBERS = "customers subscribers", _("As a subscriber")


def new_token() -> str:
    return secrets.token_urlsafe(32)


class PreviewDraftQuerySet(models.QuerySet["PreviewDraft"]):
    def keep(
        self, page: Page, *, site: Site, audience: str = Audience.VISITORS, seen_at: datetime | None = None,
        lifetime: timedelta | None = None, by: Any = None,
    ) -> "PreviewDraft":  # fmt: skip
        """`page`, saved or not, can now be read on `site` with the draft's token: for an hour unless told
        otherwise, as `audience` and as it is at `seen_at`. `by` is who of the staff shares it, if anybody."""
        self.filter(expires_at__lte=clock.now()).delete()
        return self.create(
            site=site, page=page if page.pk else None, audience=audience, seen_at=seen_at, shared_by=by,
            content_type=ContentType.objects.get_for_model(page), content=json.loads(page.to_json()),
            expires_at=clock.now() + (lifetime or PreviewDraft.LIFETIME),
        )  # fmt: skip

    def known(self, token: str, *, site: Site) -> "PreviewDraft | None":
        """The draft of `site` for which `token` stands, unless it has expired."""
        return self.filter(token=token, site=site, expires_at__gt=clock.present()).first()

    def page_for(self, token: str, *, site: Site) -> Page | None:
        """The page that `token` stands for on `site`, with its draft as `preview`; None once that expired."""
        draft = self.known(token, site=site)
        return draft.page_itself() if draft else None

    def shared(self, page: Page) -> "PreviewDraftQuerySet":
        """Those of `page` for which somebody of the staff made a link that still works."""
        still = self.filter(page=page, expires_at__gt=clock.now()).exclude(shared_by=None)
        return still.select_related("shared_by").order_by("-expires_at")


class PreviewDraft(models.Model):
    """A page as an editor sees it before it is published, for whoever holds the token, for a while.

    A row, because the process that keeps it and the one that reads it may be two.
    """

    LIFETIME = timedelta(hours=1)

    token = models.CharField(max_length=43, unique=True, default=new_token)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, related_name="+")
    content_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE)
    content = models.JSONField()
    audience = models.CharField(max_length=30, choices=Audience, default=Audience.VISITORS)
    seen_at = models.DateTimeField(null=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    expires_at = models.DateTimeField(db_index=True)

    objects = PreviewDraftQuerySet.as_manager()

    def __str__(self) -> str:
        return f"draft until {self.expires_at:%Y-%m-%d %H:%M}"

    def page_itself(self) -> Page:
        """The draft as an instance of its page type; never to be saved."""
        from content.pages.models import ShopPage

        model = self.content_type.model_class()
        assert model is not None
        assert issubclass(model, ShopPage)
        page: Page = model.from_serializable_data(self.content)
        page.preview, page.is_draft = self, True
        return page
