from types import SimpleNamespace
from typing import Any

import strawberry

from commerce.base.errors import NotFound
from commerce.marketing import links
from content.forms import newsletter
from storefront.context import Info
from storefront.newsletter.types import NewsletterForm, NewsletterSignUp
from storefront.site.shop import identity_of


@strawberry.type
class NewsletterQuery:
    @strawberry.field(description="What signing up for the news agrees to, where no editor's block says it.")
    def newsletter_form(self, info: Info) -> NewsletterForm:
        words = newsletter.wording("", shop=identity_of(info.context.viewer).name)
        form: Any = SimpleNamespace(consent=words, privacy=None)
        return form

    @strawberry.field(description="The sign-up for the newsletter whose link a mail had; null for none.")
    def newsletter_sign_up(self, info: Info, token: str) -> NewsletterSignUp | None:
        try:
            signed: Any = links.named_by(token, site=info.context.viewer.site)
        except NotFound:
            return None
        return signed
