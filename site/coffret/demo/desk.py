"""Where visitors of the demo write to the house, give its boxes, and read why it is closed."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page, Site

from coffret.demo.articles import Both
from coffret.demo.twins import lead_to, pair, published
from content.forms.models import FormField, FormPage
from content.menus.models import Menu
from content.pages.models import GiftCardsPage, MaintenancePage

FIELDS: tuple[tuple[str, bool, Both, Both], ...] = (
    ("singleline", True, ("Your name", "Votre nom"), ("", "")),
    ("email", True, ("Your e-mail address", "Votre adresse e-mail"), ("", "")),
    (
        "dropdown", True, ("What is it about?", "De quoi s’agit-il\u00a0?"),
        ("A box\nAn order\nThe shop in Tours\nSomething else", "Un coffret\nUne commande\nLa boutique de Tours\nAutre chose"),
    ),
    ("multiline", True, ("Your message", "Votre message"), ("", "")),
)  # fmt: skip
QUESTIONS: tuple[tuple[Both, Both], ...] = (
    (
        ("How long is a gift card good for?", "Combien de temps une carte cadeau est-elle valable\u00a0?"),
        (
            "<p>Twelve months from the day it is bought. Its balance can be used in several goes.</p>",
            "<p>Douze mois à partir de l’achat. Son solde peut servir en plusieurs fois.</p>",
        ),
    ),
    (
        ("How does it arrive?", "Comment arrive-t-elle\u00a0?"),
        (
            "<p>By e-mail on the day you choose, or as a card that you print.</p>",
            "<p>Par e-mail le jour de votre choix, ou sous forme de carte que vous imprimez.</p>",
        ),
    ),
)


def write(site: Site, homes: Sequence[Page]) -> None:
    """The three pages in both languages; the first two are led to from the foot of every page."""
    for page in (*_gifts(homes), *_contact(homes)):
        lead_to(site, page, Menu.Place.FOOTER)
    _closed(homes)


def _gifts(homes: Sequence[Page]) -> list[Any]:
    pages = pair(
        GiftCardsPage(), homes, title=("Gift cards", "Cartes cadeaux"), slug=("gift-cards", "cartes-cadeaux")
    )
    told = ("They choose the box, the tea, the day.", "À eux de choisir le coffret, le thé, le jour.")
    asked = ("Before you give", "Avant d’offrir")
    for at, page in enumerate(pages):
        cards = {"heading": "", "text": "", "products": []}
        answers = [{"question": question[at], "answer": answer[at]} for question, answer in QUESTIONS]
        faq = {"heading": asked[at], "questions": answers}
        blocks = page.body.stream_block
        body = [
            (name, blocks.child_blocks[name].normalize(value))
            for name, value in (("gift_cards", cards), ("faq", faq))
        ]
        published(page, introduction=told[at], body=blocks.normalize(body))
    return pages


def _contact(homes: Sequence[Page]) -> list[Any]:
    pages = pair(FormPage(), homes, title=("Write to us", "Nous écrire"), slug=("contact", "contact"))
    told = (
        "A question about a box, a parcel, a tea? Camille reads everything.",
        "Une question sur un coffret, un colis, un thé\u00a0? Camille lit tout.",
    )
    thanks = (
        "<p>Thank you. Camille answers within two days.</p>", "<p>Merci. Camille répond sous deux jours.</p>",
    )  # fmt: skip
    for at, page in enumerate(pages):
        for number, (kind, required, label, choices) in enumerate(FIELDS):
            field = FormField(
                label=label[at], field_type=kind, required=required, choices=choices[at], sort_order=number
            )
            page.form_fields.add(field)
        published(page, introduction=told[at], thanks=thanks[at])
    return pages


def _closed(homes: Sequence[Page]) -> None:
    title = ("We are baking", "Nous sommes au four")
    told = (
        "The shop opens again in a little while. Your subscription goes on as agreed.",
        "La boutique rouvre dans un moment. Votre abonnement continue comme convenu.",
    )
    pages = pair(MaintenancePage(), homes, title=title, slug=("maintenance", "maintenance"))
    for page, text in zip(pages, told, strict=True):
        published(page, introduction=text)
