"""What Maison Camille asks and offers people who want to stop, and what those of its history said."""

from random import Random

from wagtail.models import Site

from commerce.base.words import Words
from commerce.retention import actions as retention
from commerce.retention.models import Channel, FunnelSettings, Question
from commerce.subscriptions.models import Subscription

OFFER = 500  # euro cents
WHY = Words(
    en="Too expensive\nToo much tea at home\nI did not like the last boxes\nI am moving away\nSomething else",
    fr="Trop cher\nTrop de thé à la maison\nLes derniers coffrets ne m’ont pas plu\nJe déménage\nAutre chose",
)
TEXTS = {
    "en": (
        "I would love a box without green tea.",
        "Lovely biscuits, but my cupboard is full.",
        "Thank you for everything. I may well be back for Christmas.",
        "The parcel came late twice in a row.",
    ),
    "fr": (
        "J’aimerais un coffret sans thé vert.",
        "Les biscuits sont délicieux, mais mon placard est plein.",
        "Merci pour tout. Je reviendrai sans doute pour Noël.",
        "Le colis est arrivé deux fois en retard.",
    ),
}
ANSWERED = {Question.Kind.CHOICE: 0.9, Question.Kind.SCALE: 0.7, Question.Kind.TEXT: 0.35}


def prepare(site: Site) -> None:
    """The questions, the offer and the words of the funnel, in both languages."""
    asked = (
        (
            Question.Kind.CHOICE,
            Words(en="Why do you want to stop?", fr="Pourquoi souhaitez-vous arrêter ?"),
            WHY,
        ),
        (
            Question.Kind.SCALE,
            Words(en="How much did you like your boxes?", fr="À quel point vos coffrets vous ont-ils plu ?"),
            Words(),
        ),
        (
            Question.Kind.TEXT,
            Words(en="What should we do better?", fr="Que devrions-nous faire mieux ?"),
            Words(),
        ),
    )
    for position, (kind, label, choices) in enumerate(asked):
        question = Question(site=site, position=position, kind=kind, label=label, choices=choices)
        question.full_clean()
        question.save()
    funnel = FunnelSettings.for_site(site)
    funnel.offer_on, funnel.offer_amount = True, OFFER
    funnel.offer_words = Words(
        en="Before you go: your next box could be on us, in part.",
        fr="Avant de partir : et si nous prenions en charge une partie de votre prochain coffret ?",
    )
    funnel.withdrawal_words = Words(
        en="Send boxes that have reached you back to Maison Camille, 12 rue des Tilleuls, 37000 Tours, within"
        " 14 days. The postage is yours to pay.",
        fr="Renvoyez les coffrets reçus à Maison Camille, 12 rue des Tilleuls, 37000 Tours, sous 14 jours."
        " Les frais de retour sont à votre charge.",
    )
    funnel.full_clean()
    funnel.save()


def leave(subscription: Subscription, chance: Random) -> None:
    """They say why, and leave."""
    retention.leave(subscription, channel=_channel(chance), answers=_answers(subscription, chance))


def stay(subscription: Subscription, chance: Random) -> None:
    """They say why, and take the offer."""
    retention.accept_offer(subscription, channel=_channel(chance), answers=_answers(subscription, chance))


def hesitate(subscription: Subscription, chance: Random) -> None:
    """They say why, and close the page."""
    retention.answer(subscription, channel=_channel(chance), answers=_answers(subscription, chance))


def _channel(chance: Random) -> Channel:
    return chance.choices((Channel.ACCOUNT, Channel.LINK), (3, 1))[0]


def _answers(subscription: Subscription, chance: Random) -> dict[str, str]:
    found = {}
    for question in Question.objects.filter(site=subscription.site):
        if chance.random() < ANSWERED[Question.Kind(question.kind)]:
            found[question.public_id] = _answer(question, subscription.customer.language, chance)
    return found


def _answer(question: Question, language: str, chance: Random) -> str:
    if question.kind == Question.Kind.CHOICE:
        return chance.choices(question.codes, (5, 4, 2, 2, 1))[0]
    if question.kind == Question.Kind.SCALE:
        return chance.choices("12345", (1, 2, 4, 6, 4))[0]
    return chance.choice(TEXTS[language])
