"""How texts that are no pages are edited."""

from django.utils.functional import cached_property
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView
from wagtail_localize.wagtail_hooks import register_snippet_listing_buttons


class TranslatableEditView(EditView):
    """What their list offers to translate them is offered here too."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        translating = register_snippet_listing_buttons(self.object, self.request.user)
        return [*super().header_more_buttons, *translating]
