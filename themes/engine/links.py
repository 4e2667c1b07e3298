"""Addresses of this site: in the current language, in the others, and which may be followed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the site's languages."""

    code: str
    name: str
    path: str
    url: str
    is_current: bool
    is_default: bool  # whose is the site's own language, where there are others


@dataclass(frozen=True, slots=True)
class Here:
    """Where a page stands: all that a template is told of the request."""

    path: str
    origin: str
    language: str

    @classmethod
    def of(cls, request: HttpRequest, path: str | None = None) -> "Here":
        return cls(path or request.path, f"{request.scheme}://{request.get_host()}", language())

    @property
    def url(self) -> str:
        return self.origin + self.path

    def alternates(
        self, languages: list[dict[str, Any]], translations: dict[str, str] | None = None
    ) -> list[Alternate]:
        """This page in each of `languages`, the site's own first; with `translations` (code to path), only
        where one exists."""
        found = []
        default = languages[0]["code"] if len(languages) > 1 else None
        for each in languages:
            code = each["code"]
            if code == self.language:
                path = self.path
            elif translations is None:
                path = translate_url(self.path, code)
            elif code in translations:
                path = localized(translations[code], code)
            else:
                continue
            url, name = self.origin + path, each["name"]
            found.append(Alternate(code, name, path, url, code == self.language, code == default))
        return found


def language() -> str:
    """The language the current request speaks."""
    return get_language() or settings.LANGUAGE_CODE


def localized(path: str, code: str | None = None) -> str:
    """`path` of this site in a language: "/fr/cart/". What is in it already, as of `{% url %}`, stays."""
    code = code or language()
    prefix = f"/{code}"
    is_there = code == settings.LANGUAGE_CODE or path.startswith(f"{prefix}/")
    return path if is_there else prefix + path


def is_of_site(url: str) -> bool:
    """Whether `url` is a path of this very site: no other host, no other scheme, no trick with slashes."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that this post was sent by a page of this very site.

    Theme pages carry no CSRF token, so that everybody gets the same bytes. The browser's own word
    guards the forms instead: `Sec-Fetch-Site`, else `Origin`, else `Referer`, none of which a
    hostile page can set. A post that carries none of them is refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()
