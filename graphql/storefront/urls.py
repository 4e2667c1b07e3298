from django.urls import path

from storefront.views import graphql

urlpatterns = [path("", graphql, name="graphql")]
