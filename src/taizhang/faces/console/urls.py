"""Addresses of the console: one per entry, whatever book it stands in; a verb that is not reading is a noun in it."""

from django.urls import URLPattern, URLResolver, include, path

from taizhang.faces.console.views import (
    amending,
    books,
    entry,
    exporting,
    files,
    handing,
    health,
    joining,
    journal,
    late,
    measuring,
    opening,
    papers,
    revealing,
    saved,
    search,
    stepping,
    today,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("all", books.everything, name="all"),
    path("late", late.late, name="late"),
    path("search", search.search, name="search"),
    path("journal", journal.town, name="journal"),
    path("health", health.health, name="health"),
    path("books/", books.books, name="books"),
    path("books/<slug:slug>/", books.book, name="book"),
    path("books/<slug:slug>/new", opening.new, name="new"),
    path("books/<slug:slug>/measures", measuring.measures, name="measures"),
    path("books/<slug:slug>/near", opening.near_typed, name="near"),
    path("books/<slug:slug>/suggest", opening.suggest_typed, name="suggest"),
    path("books/<slug:slug>/export.xlsx", exporting.export, name="export"),
    path("books/<slug:slug>/views", saved.keep, name="keep_view"),
    path("books/<slug:slug>/views/<int:pk>/drop", saved.drop, name="drop_view"),
    path("entries/<uuid:pk>", entry.entry, name="entry"),
    path("entries/<uuid:pk>/print", entry.printed, name="print"),
    path("entries/<uuid:pk>/journal", journal.of_entry, name="entry_journal"),
    path("entries/<uuid:pk>/steps/<slug:key>", stepping.step, name="step"),
    path("entries/<uuid:pk>/amend", amending.amend, name="amend"),
    path("entries/<uuid:pk>/void", amending.void, name="void"),
    path("entries/<uuid:pk>/links", joining.link, name="link"),
    path("entries/<uuid:pk>/links/<int:link_pk>/undo", joining.unlink, name="unlink"),
    path("entries/<uuid:pk>/to/<slug:slug>", handing.hand_on, name="hand_on"),
    path("entries/<uuid:pk>/papers/<slug:key>", papers.paper, name="paper"),
    path("entries/<uuid:pk>/files", files.add, name="files"),
    path("entries/<uuid:pk>/files/<int:file_pk>", files.file, name="file"),
    path("entries/<uuid:pk>/reveal/<slug:field>", revealing.reveal, name="reveal"),
]
# The town's own screens, its numbers and the sheets stand beside these, each with its own list.
urlpatterns += [
    path("", include("taizhang.faces.console.urls_town")),
    path("", include("taizhang.faces.console.urls_living")),
    path("", include("taizhang.faces.console.urls_import")),
    path("", include("taizhang.faces.console.urls_reports")),
]
