"""A block by itself, as the theme draws it: what an editor sees before placing it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from content import rendering
from content.pages.drafts import PreviewDraft
from content.pages.models import FreePage


def drawn_alone(block_type: str, value: Any, request: HttpRequest) -> str:
    """A whole page of the shop with nothing on it but this block, as HTML."""
    site = Site.find_for_request(request)
    page = FreePage(
        title=_("Preview"), slug="preview", locale=Locale.get_active(), body=[(block_type, value)]
    )
    draft = PreviewDraft.objects.keep(page, site=site)
    response = rendering.render_page(page, request, preview_token=draft.token)
    return response.content.decode()
