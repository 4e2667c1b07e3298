"""Above the words of a mail: what they can name."""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from wagtail.admin.panels import Panel

from content.emails.letters import Shop
from content.emails.overview import page_url


class ToldPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "emails/told_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.sent_as is not None

        @property
        def told(self) -> list[tuple[str, Any, str]]:
            """Every name in its braces, what it is, and an example of it."""
            message, shop = self.instance.sent_as, Shop.of(self.instance.site)
            with translation.override(self.instance.locale.language_code), timezone.override(shop.zone):
                said = message.said(message.sample, shop)
            return [(f"{{{name}}}", term.label, said[name]) for name, term in message.tells.items()]

        @property
        def page_url(self) -> str:
            language = self.instance.locale.language_code
            known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
            return page_url(self.instance.site, self.instance.sent_as, known)
