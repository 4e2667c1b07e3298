from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PastBoxesConfig(AppConfig):
    name = "content.pastboxes"
    verbose_name = _("Past boxes")
