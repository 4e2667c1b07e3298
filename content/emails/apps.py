from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmailsConfig(AppConfig):
    name = "content.emails"
    verbose_name = _("Mails")

    def ready(self) -> None:
        """What providers tell of mails is heard."""
        from anymail.signals import tracking as told

        from content.emails import tracking

        told.connect(tracking.hear, dispatch_uid="content.emails.tracking")
