"""What a visitor agrees to be loaded, kept in a cookie of this site for six months.

The cookie says of each purpose that was asked for whether they agreed: `measurement-1.media-0`. Pages are the
same for everybody; a script (the theme's `consent.js`) reads it and loads what was agreed to. It is set here
because browsers keep what a script sets for days only.
"""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from themes.engine import views
from themes.engine.links import is_of_site, localized, same_origin

COOKIE = "consent"
LIFETIME = 182 * 24 * 3600  # seconds; CNIL, recommendation of 17 September 2020: a choice lasts six months
PURPOSE = re.compile(r"[a-z]{2,20}")
MOST = 10


@csrf_exempt  # `same_origin` stands in its place: see there
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """The choice is kept: `all` or `none` of the purposes that were `asked`, or those that are `agreed`."""
    if not same_origin(request):
        return views.csrf_failure(request, "The form was not sent by a page of this site.")
    asked = [name for name in request.POST.getlist("asked")[:MOST] if PURPOSE.fullmatch(name)]
    agreed = {"all": asked, "none": []}.get(request.POST.get("choice", ""), request.POST.getlist("agreed"))
    value = ".".join(f"{name}-{int(name in agreed)}" for name in dict.fromkeys(asked))
    target = request.POST.get("next", "")
    response: HttpResponse = HttpResponseRedirect(target if is_of_site(target) else localized("/"))
    if request.headers.get("Accept") == "application/json":
        response = JsonResponse({"consent": value})
    if value:
        response.set_cookie(COOKIE, value, max_age=LIFETIME, secure=request.is_secure(), samesite="Lax")
    response["Cache-Control"] = "private, no-store"
    return response
