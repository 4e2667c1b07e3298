"""Forms that editors build."""

from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from content.forms import guard, models
from content.pages.rich_text import html
from storefront.pages.types import TextPage, shows
from storefront.problems import Problem
from storefront.sources import Sourced


@strawberry.enum(description="What is to be written or chosen.")
class FormFieldType(Enum):
    SINGLELINE = strawberry.enum_value("singleline", description="A line of text.")
    MULTILINE = strawberry.enum_value("multiline", description="Several lines of text.")
    EMAIL = strawberry.enum_value("email", description="An e-mail address.")
    NUMBER = strawberry.enum_value("number", description="A number.")
    URL = strawberry.enum_value("url", description="A web address.")
    DATE = strawberry.enum_value("date", description="A day, as 2026-12-31.")
    CHECKBOX = strawberry.enum_value("checkbox", description='A box to tick: "on" when it is.')
    CHECKBOXES = strawberry.enum_value("checkboxes", description="Any number of the options.")
    RADIO = strawberry.enum_value("radio", description="One of the options, all shown.")
    DROPDOWN = strawberry.enum_value("dropdown", description="One of the options, in a list.")


@strawberry_django.type(models.FormField, description="One question of a form.")
class FormField(Sourced):
    name: str = strawberry.field(description="Names the field in the answers.")
    label: auto = strawberry_django.field(description="The question.")

    @strawberry.field(description="What is to be written or chosen.")
    def type(self: Any) -> FormFieldType:
        return FormFieldType(self.field_type)

    required: auto = strawberry_django.field(description="Whether it must be answered.")
    options: list[str] = strawberry.field(description="What can be chosen; empty where one writes.")
    hint: str = strawberry_django.field(field_name="help_text", description="Said below it; may be empty.")
    default: str = strawberry_django.field(
        field_name="default_value", description="What stands there at first; may be empty."
    )


@shows(models.FormPage)
@strawberry_django.type(models.FormPage, description="A page with a form that visitors fill in.")
class FormPage(TextPage):
    @strawberry.field(description="The questions, in order.")
    def fields(self: Any) -> list[FormField]:
        return list(self.form_fields.all())

    button_label: auto = strawberry_django.field(description="What the button says; may be empty.")

    @strawberry.field(description="What is said once it was sent, as safe HTML; may be empty.")
    def thanks_html(self: Any) -> str:
        return html([self.thanks])[0]

    @strawberry.field(description="Goes back with the answers: proof of when the form was handed out.")
    def stamp(self: Any) -> str:
        return guard.stamp(self.pk)


@strawberry.input(description="What was written or chosen in one field.")
class FormAnswerInput:
    field: str = strawberry.field(description="The `name` of the field.")
    values: list[str] = strawberry.field(
        description="One text, or each of the options that were chosen.", default_factory=list
    )


@strawberry.type(description="Whether the answers were taken in.")
class FormPayload:
    received: bool = strawberry.field(description="Whether the shop has them now.", default=False)
    problems: list[Problem] = strawberry.field(
        description="Why not, each with the `name` of its field; empty when they were.", default_factory=list
    )
