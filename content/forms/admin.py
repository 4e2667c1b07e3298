"""What visitors have written into a form."""

from wagtail.contrib.forms.views import SubmissionsListView


class SubmissionsView(SubmissionsListView):
    pass
