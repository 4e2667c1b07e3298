from django.urls import path

from commerce.giftcards.views import bought, mailed

urlpatterns = [
    path("gift-cards/<slug:public_id>.pdf", bought, name="gift_card_pdf"),
    path("gift-cards/print/<str:token>/", mailed, name="gift_card_print"),
]
