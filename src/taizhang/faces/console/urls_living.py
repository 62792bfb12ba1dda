"""Where the town's numbers stand: indicators, and the periods that are closed."""

from django.urls import path

from taizhang.faces.console.views import closings, indicators

urlpatterns = [
    path("indicators", indicators.indicators, name="indicators"),
    path("indicators/export.xlsx", indicators.export, name="export_indicators"),
    path("indicators/offices/<int:pk>", indicators.office, name="office_numbers"),
    path("indicators/<slug:key>", indicators.indicator, name="indicator"),
    path("closings", closings.closings, name="closings"),
    path("closings/<str:key>", closings.closing, name="closing"),
    path("closings/<str:key>/close", closings.close, name="close_period"),
    path("closings/<str:key>/reopen", closings.reopen, name="reopen_period"),
]
