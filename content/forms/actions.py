"""Taking in what a visitor has written into a form."""

from collections.abc import Mapping, Sequence

from django.utils.datastructures import MultiValueDict
from wagtail.contrib.forms.forms import BaseForm
from wagtail.contrib.forms.models import FormSubmission

from commerce.base import events
from commerce.base.actions import action
from content.forms.errors import AnswersInvalid
from content.forms.events import FormAnswered
from content.forms.models import FormPage


def check(page: FormPage, *, given: Mapping[str, Sequence[str]]) -> BaseForm:
    """The form of the page, rightly filled in; nothing is kept. Raises AnswersInvalid."""
    form: BaseForm = page.get_form(MultiValueDict({name: list(values) for name, values in given.items()}))
    if not form.is_valid():
        raise AnswersInvalid({name: errors[0] for name, errors in form.errors.items()})
    return form


@action
def answer(page: FormPage, *, given: Mapping[str, Sequence[str]]) -> FormSubmission:
    """The answers, by the names of their fields, are kept with the page. Raises AnswersInvalid.

    What no field of the form asks for is left out.
    """
    form = check(page, given=given)
    kept: FormSubmission = page.process_form_submission(form)
    events.publish(FormAnswered(site=page.get_site().pk, page=page.pk, answers=kept.pk))
    return kept
