from django.apps import AppConfig
from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "content.images"
    verbose_name = _("Images")

    def ready(self) -> None:
        """From now on forms choose images with our chooser."""
        from wagtail.admin.forms.models import register_form_field_override

        from content.images.choosers import ImageChooser
        from content.images.models import Image

        register_form_field_override(ForeignKey, to=Image, override={"widget": ImageChooser})
