from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class AnswersInvalid(CommerceError):
    """`problems`: what is wrong with each field, by its name."""

    message = _("Some answers are missing or cannot be read.")

    def __init__(self, problems: Mapping[str, Any]) -> None:
        super().__init__()
        self.problems = problems


class LooksLikeSpam(CommerceError):
    message = _("We could not tell that a person wrote this. Please wait a few seconds and send it again.")
