"""The forms and pages of what a site asks at its checkout."""

from django.utils.translation import gettext as _

from commerce.base.backoffice.forms import SiteForm
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.views import Facts, RecordView


class AskedForm(SiteForm):
    """With one site there is nothing to choose."""


class QuestionView(RecordView):
    def facts(self) -> Facts:
        question = self.object
        return [
            (_("question"), question.title),
            (_("kind"), question.get_kind_display()),
            (_("answers to choose from"), ", ".join(label for _code, label in question.options)),
            (_("required"), _("Yes") if question.required else _("No")),
            (_("shown"), _("Yes") if question.active else _("No")),
            (_("site"), site_name(question.site)),
        ]


class ConsentView(RecordView):
    def facts(self) -> Facts:
        box = self.object
        return [
            (_("words beside the box"), box.words),
            (_("required"), _("Yes") if box.required else _("No")),
            (_("shown"), _("Yes") if box.active else _("No")),
            (_("site"), site_name(box.site)),
        ]
