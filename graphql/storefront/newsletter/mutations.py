"""Signing up for the news, and what the links of the mails that follow do."""

import strawberry

from commerce.base.errors import NotFound
from commerce.marketing import actions as marketing
from commerce.marketing import links
from commerce.marketing.models import SignUp
from content.forms import newsletter
from storefront.context import Info
from storefront.newsletter.types import NewsletterPayload, NewsletterSignUpPayload, answered
from storefront.problems import door


@strawberry.input(description="Who would like to be written to.")
class NewsletterSignUpInput:
    email: str = strawberry.field(description="Where we write to.")
    stamp: str = strawberry.field(description="The `stamp` of the form, from 2 seconds to a day old.")
    path: str = strawberry.field(description="The path of the page that it stood on.", default="")
    website: str = strawberry.field(
        description="To be left empty: shown to nobody, it is filled in by programs only.", default=""
    )


@strawberry.input(description="A sign-up for the newsletter, to be confirmed.")
class NewsletterConfirmInput:
    token: str = strawberry.field(description="That of the link from the mail that asks for it.")


@strawberry.input(description="A sign-up for the newsletter, to be ended.")
class NewsletterLeaveInput:
    token: str | None = strawberry.field(
        description="That of the link from any of its mails; without one, that of the signed-in customer.",
        default=None,
    )


@strawberry.type
class NewsletterMutation:
    @strawberry.mutation(
        description="Signs an address up for the news. A mail asks its owner to confirm that; before, nothing"
        " else is sent to it. The answer does not tell whether the address was known."
    )
    @door(NewsletterSignUpPayload)
    def newsletter_sign_up(self, info: Info, input: NewsletterSignUpInput) -> NewsletterSignUpPayload:
        viewer = info.context.viewer
        wording = newsletter.agreed_to(input.stamp, trap=input.website)
        marketing.sign_up(
            viewer.site, email=input.email, language=viewer.language, wording=wording, path=input.path
        )
        return NewsletterSignUpPayload(received=True)

    @strawberry.mutation(description="Confirms the address of a sign-up: from now on news is sent to it.")
    @door(NewsletterPayload)
    def newsletter_confirm(self, info: Info, input: NewsletterConfirmInput) -> NewsletterPayload:
        return answered(marketing.confirm(links.confirmed_by(input.token, site=info.context.viewer.site)))

    @strawberry.mutation(description="Ends a sign-up at once: no news is sent to its address any more.")
    @door(NewsletterPayload)
    def newsletter_leave(self, info: Info, input: NewsletterLeaveInput) -> NewsletterPayload:
        if input.token is not None:
            signed = links.named_by(input.token, site=info.context.viewer.site)
            return answered(marketing.withdraw(signed, by=SignUp.By.LINK))
        own = SignUp.objects.visible_to(info.context.viewer).living().first()
        if own is None:
            raise NotFound(field="token")
        return answered(marketing.withdraw(own, by=SignUp.By.ACCOUNT))
