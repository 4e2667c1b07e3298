from django.urls import path

from commerce.invoices.views import document

urlpatterns = [
    path("documents/<slug:public_id>.pdf", document, name="document_pdf"),
]
