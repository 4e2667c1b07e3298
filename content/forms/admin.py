"""What visitors have written into a form."""

from wagtail.contrib.forms.views import SubmissionsListView

from commerce.base.backoffice.spreadsheets import HarmlessCells


class SubmissionsView(HarmlessCells, SubmissionsListView):
    pass
