from django.urls import path

from content.emails.views import click, copy, seen

urlpatterns = [
    path("mail/<str:token>/", copy, name="mail_copy"),
    path("mail/seen/<str:token>.gif", seen, name="mail_seen"),
    path("mail/go/<str:token>/", click, name="mail_click"),
]
