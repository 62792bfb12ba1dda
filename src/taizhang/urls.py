"""URLs: one face after the other."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("taizhang.faces.console.urls"))]

handler400 = "taizhang.faces.console.views.problems.bad_request"
handler403 = "taizhang.faces.console.views.problems.forbidden"
handler404 = "taizhang.faces.console.views.problems.not_found"
handler500 = "taizhang.faces.console.views.problems.broken"
