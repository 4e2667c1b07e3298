"""The forms of allauth, where its own words do not fit a theme's."""

from typing import Any

from allauth.account import forms


class LoginForm(forms.LoginForm):
    """Without its link for a forgotten password, which each theme has below the form, and its capitals."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""
        self.fields["remember"].label = str(self.fields["remember"].label).capitalize()
