"""Addresses of the pages that read across apps."""

from django.urls import path

from fgc.workspace.views import access, away, cases, file, handing, home, pages, promises, record, timescales

app_name = "workspace"
urlpatterns = [
    path("", home.home, name="home"),
    path("cases/", cases.cases, name="cases"),
    path("cases/search/", cases.search, name="search"),
    path("cases/<str:reference>/", cases.case, name="case"),
    path("away/", away.away, name="away"),
    path("away/add/", away.add_away, name="add_away"),
    path("away/<slug:key>/end/", away.end_away, name="end_away"),
    path("away/<slug:key>/agree/", away.agree_cover, name="agree_cover"),
    path("users/<slug:key>/families/", handing.hand_over, name="hand_over"),
    path("timescales/", timescales.missed, name="missed"),
    path("cases/<str:reference>/timescales/", timescales.timescales, name="timescales"),
    path("cases/<str:reference>/urgency/", timescales.urgency, name="urgency"),
    path("cases/<str:reference>/timescales/<slug:clock>/why/", timescales.why, name="why_missed"),
    path("cases/<str:reference>/timescales/<slug:clock>/done/", timescales.done, name="note_done"),
    path("cases/<str:reference>/history/", cases.history, name="history"),
    path("cases/<str:reference>/access/", access.case_access, name="case_access"),
    path("cases/<str:reference>/access/let-in/", access.let_in, name="let_in"),
    path("cases/<str:reference>/access/conflict/", access.conflict, name="conflict"),
    path("cases/<str:reference>/access/restrict/", access.restrict, name="restrict"),
    path("cases/<str:reference>/access/unrestrict/", access.unrestrict, name="unrestrict"),
    path("cases/<str:reference>/access/<str:key>/end/", access.end, name="end_access"),
    path("cases/<str:reference>/social-worker/", file.change_referrer, name="change_referrer"),
    path("cases/<str:reference>/hold/", file.hold, name="hold"),
    path("cases/<str:reference>/resume/", file.resume, name="resume"),
    path("cases/<str:reference>/finish/", file.finish, name="finish"),
    path("cases/<str:reference>/messages/stop/", file.stop_messages, name="stop_messages"),
    path("cases/<str:reference>/messages/", file.allow_messages, name="allow_messages"),
    path("cases/<str:reference>/reopen/", file.reopen, name="reopen"),
    path("access-log/", record.access_log, name="access_log"),
    path("promises/", promises.promised, name="promises"),
    path("help/", pages.page, {"name": "help"}, name="help"),
    path("accessibility/", pages.page, {"name": "accessibility"}, name="accessibility"),
    path("privacy/", pages.page, {"name": "privacy"}, name="privacy"),
    path("what-the-record-holds/", pages.page, {"name": "audit_explained"}, name="audit_explained"),
]
