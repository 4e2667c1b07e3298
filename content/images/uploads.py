"""What is taken as a picture, in the library and of the staff themselves."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Refuses, too, what begins as a picture and is none further on."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # each kind of picture has errors of its own
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])


class AvatarForm(AvatarPreferencesForm):
    avatar = PictureField(label=_("Upload a profile picture"), required=False)


def keep_avatars_small() -> None:
    """From now on staff upload their picture with this form."""
    AvatarSettingsPanel.form_class = AvatarForm
