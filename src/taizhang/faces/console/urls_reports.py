"""Where reports are written and read: the red pen."""

from django.urls import path

from taizhang.faces.console.views import (
    redpen,
    report,
    report_check,
    report_figures,
    report_files,
    report_promises,
    report_releases,
    report_steps,
    reports,
)

urlpatterns = [
    path("reports", reports.reports, name="reports"),
    path("reports/new", reports.new, name="new_report"),
    path("reports/<uuid:pk>", report.report, name="report"),
    path("reports/<uuid:pk>/write", report.write, name="write_report"),
    path("reports/<uuid:pk>/figures", report_figures.figures, name="report_figures"),
    path("reports/<uuid:pk>/figures/<int:n>", report.figure, name="report_figure"),
    path("reports/<uuid:pk>/check", report_check.checking, name="check_report"),
    path("reports/<uuid:pk>/head", report_steps.head, name="report_head"),
    path("reports/<uuid:pk>/steps/<slug:key>", report_steps.step, name="report_step"),
    path("reports/<uuid:pk>/releases", report_releases.releases, name="report_releases"),
    path("reports/<uuid:pk>/releases/<int:n>", report_releases.release, name="report_release"),
    path("reports/<uuid:pk>/promises", report_promises.promised, name="report_promises"),
    path("reports/<uuid:pk>/drift", report_releases.drifted, name="report_drift"),
    path("reports/<uuid:pk>/corrections", report_releases.correct, name="report_correct"),
    path("reports/<uuid:pk>/corrections/<int:n>", report_releases.correction, name="report_correction"),
    path("reports/<uuid:pk>/report.docx", report_files.word, name="report_word"),
    path("reports/<uuid:pk>/annex.xlsx", report_files.annex, name="report_annex"),
    path("reports/<uuid:pk>/returned", report_files.returned, name="report_returned"),
    path("reports/<uuid:pk>/returned/<uuid:key>", report_files.taken, name="report_taken"),
    path("redpen", redpen.ask, name="redpen"),
    path("redpen/<uuid:key>", redpen.result, name="redpen_result"),
    path("redpen/<uuid:key>/notes.docx", redpen.notes, name="redpen_notes"),
]
