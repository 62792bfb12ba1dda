"""Addresses of the town's own pages: the door, one's account, people, areas, offices, settings, calendar."""

from django.urls import path

from taizhang.faces.console.views import account, areas, calendar, offices, people, settings_, signin, standing

urlpatterns = [
    path("signin", signin.signin, name="signin"),
    path("signout", signin.signout, name="signout"),
    path("account", account.account, name="account"),
    path("people", people.people, name="people"),
    path("people/new", people.new, name="new_person"),
    path("people/<int:pk>", people.person, name="person"),
    path("people/<int:pk>/edit", people.edit, name="edit_person"),
    path("people/<int:pk>/postings/<int:posting>/end", standing.end, name="end_posting"),
    path("people/<int:pk>/password", standing.password, name="reset_password"),
    path("people/<int:pk>/unlock", standing.unlock, name="unlock_person"),
    path("people/<int:pk>/leave", standing.leave, name="deactivate_person"),
    path("people/<int:pk>/return", standing.back, name="reactivate_person"),
    path("areas", areas.areas, name="areas"),
    path("areas/new", areas.new, name="new_area"),
    path("areas/<int:pk>", areas.area, name="area"),
    path("areas/<int:pk>/name", areas.rename, name="rename_area"),
    path("areas/<int:pk>/aliases", areas.aliases, name="name_area"),
    path("areas/<int:pk>/end", areas.end, name="end_area"),
    path("offices", offices.offices, name="offices"),
    path("offices/new", offices.new, name="new_office"),
    path("offices/<int:pk>", offices.office, name="office"),
    path("offices/<int:pk>/name", offices.rename, name="rename_office"),
    path("offices/<int:pk>/end", offices.retire, name="retire_office"),
    path("settings", settings_.settings, name="settings"),
    path("settings/<str:key>", settings_.choose, name="choose_setting"),
    path("calendar", calendar.calendar, name="calendar"),
]
