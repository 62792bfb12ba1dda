"""Where sheets come in."""

from django.urls import path

from taizhang.faces.console.views import importing

urlpatterns = [
    path("books/<slug:slug>/import", importing.upload),
    path("books/<slug:slug>/import/template.xlsx", importing.template),
    path("books/<slug:slug>/import/done", importing.done),
    path("books/<slug:slug>/import/<uuid:key>", importing.preview),
    path("books/<slug:slug>/import/<uuid:key>/faults.xlsx", importing.faults),
]
