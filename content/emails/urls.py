from django.urls import path

from content.emails.views import copy

urlpatterns = [path("mail/<str:token>/", copy, name="mail_copy")]
