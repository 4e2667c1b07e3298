"""Films on the sites that host them: recognised by their address, never asked for anything."""

import re
from dataclasses import dataclass

ID = r"(?P<id>[\w-]{5,20})(?:[?&#/].*)?$"
HOSTS = (
    ("YouTube", rf"^https?://(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|embed/|shorts/){ID}",
     "https://www.youtube-nocookie.com/embed/{}?rel=0"),
    ("YouTube", rf"^https?://youtu\.be/{ID}", "https://www.youtube-nocookie.com/embed/{}?rel=0"),
    ("Vimeo", r"^https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<id>\d{5,15})(?:[?&#/].*)?$",
     "https://player.vimeo.com/video/{}?dnt=1"),
    ("Dailymotion", rf"^https?://(?:www\.)?(?:dailymotion\.com/video|dai\.ly)/{ID}",
     "https://geo.dailymotion.com/player.html?video={}"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Film:
    """`embed_url` is the player, in the host's mode that tracks the least."""

    host: str
    embed_url: str


def film_at(url: str) -> Film | None:
    """The film at `url`; None where no known host has one."""
    for host, pattern, embed in HOSTS:
        if found := re.match(pattern, url):
            return Film(host, embed.format(found["id"]))
    return None
