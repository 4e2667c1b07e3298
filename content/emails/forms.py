"""The form in which staff write the words of one mail."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.admin.forms.models import WagtailAdminModelForm

from commerce.base.backoffice.posted import ReadableBlockWidget
from content.emails.stream import body_of, check_told

if TYPE_CHECKING:
    from content.emails.letters import Message


class WordsForm(WagtailAdminModelForm):
    """Offers what its message can tell, and refuses everything else beside the field at fault."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        message: Message[Any] | None = self.instance.sent_as
        if message and "body" in self.fields:
            block = body_of(message)
            field: Any = self.fields["body"]
            field.block, field.widget = block, ReadableBlockWidget(block)
            self.initial["body"] = block.to_python(self.instance.body.get_prep_value())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        message = self.instance.sent_as
        for name in ("subject", "preheader"):
            try:
                check_told(cleaned.get(name, ""), message=message)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _post_clean(self) -> None:
        """What is wrong with the body was said beside its blocks already."""
        super()._post_clean()
        if self.instance.sent_as and len(self.errors) > 1:
            self._errors.pop(NON_FIELD_ERRORS, None)
