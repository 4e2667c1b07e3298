"""The pixels: made on the first request, then kept by every cache for good."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from wagtail.images.views.serve import ServeView

from content.images.models import Rendition
from content.images.pictures import filename


class ImageView(ServeView):
    """Wagtail's signed renditions; an address that names the current pixels never goes stale."""

    current = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        if self.current:
            response["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    def serve(self, rendition: Rendition) -> FileResponse:
        asked = self.kwargs["filename"]
        self.current = asked == filename(rendition.image, asked.rpartition(".")[2])
        response: FileResponse = super().serve(rendition)
        return response
