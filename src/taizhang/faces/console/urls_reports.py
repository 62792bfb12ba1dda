"""Where reports are written and read: the red pen."""

from django.urls import path

from taizhang.faces.console.views import redpen

urlpatterns = [
    path("redpen", redpen.ask, name="redpen"),
    path("redpen/<uuid:key>", redpen.result, name="redpen_result"),
    path("redpen/<uuid:key>/notes.docx", redpen.notes, name="redpen_notes"),
]
