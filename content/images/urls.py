from django.urls import path

from content.images.views import ImageView

urlpatterns = [
    path(
        "<str:signature>/<int:image_id>/<str:filter_spec>/<str:filename>", ImageView.as_view(), name="image"
    ),
]
