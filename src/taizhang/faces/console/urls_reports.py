"""Where reports are written and read: the red pen."""

from django.urls import path

from taizhang.faces.console.views import redpen, report, report_figures, reports

urlpatterns = [
    path("reports", reports.reports, name="reports"),
    path("reports/new", reports.new, name="new_report"),
    path("reports/<uuid:pk>", report.report, name="report"),
    path("reports/<uuid:pk>/write", report.write, name="write_report"),
    path("reports/<uuid:pk>/figures", report_figures.figures, name="report_figures"),
    path("reports/<uuid:pk>/figures/<int:n>", report.figure, name="report_figure"),
    path("redpen", redpen.ask, name="redpen"),
    path("redpen/<uuid:key>", redpen.result, name="redpen_result"),
    path("redpen/<uuid:key>/notes.docx", redpen.notes, name="redpen_notes"),
]
