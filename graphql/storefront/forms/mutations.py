"""Sending a form that an editor has built."""

import strawberry

from commerce.base.errors import NotFound
from content.forms import actions, guard
from content.forms.errors import AnswersInvalid, LooksLikeSpam
from content.forms.queries import open_form
from storefront.context import Info
from storefront.forms.types import FormAnswerInput, FormPayload
from storefront.problems import InvalidInput, Problem, ProblemCode, door, problem_of


@strawberry.input(description="A form that was filled in.")
class FormSubmitInput:
    page: strawberry.ID = strawberry.field(description="The page with the form.")
    stamp: str = strawberry.field(description="The `stamp` that came with it, from 2 seconds to a day old.")
    answers: list[FormAnswerInput] = strawberry.field(description="The answers.", default_factory=list)
    website: str = strawberry.field(
        description="To be left empty: shown to nobody, it is filled in by programs only.", default=""
    )


@strawberry.type
class FormsMutation:
    @strawberry.mutation(description="Sends a form. The shop reads the answers in its back office.")
    @door(FormPayload)
    def form_submit(self, info: Info, input: FormSubmitInput) -> FormPayload:
        number = str(input.page).removeprefix("pag_")
        known = number.isdecimal() and number.isascii() and len(number) < 10  # digits of an id
        page = open_form(int(number), site=info.context.viewer.site) if known else None
        if page is None:
            raise NotFound(field="page")
        given: dict[str, list[str]] = {}
        for each in input.answers:
            given.setdefault(each.field, []).extend(each.values)
        problems: list[Problem] = []
        try:
            guard.check(page.pk, given=input.stamp, trap=input.website)
        except LooksLikeSpam as error:
            problems.append(problem_of(error))
        try:
            actions.check(page, given=given)
        except AnswersInvalid as error:
            problems += [
                InvalidInput(code=ProblemCode.INVALID, message=str(message), field=name)
                for name, message in error.problems.items()
            ]
        if not problems:
            actions.answer(page, given=given)
        return FormPayload(received=not problems, problems=problems)
