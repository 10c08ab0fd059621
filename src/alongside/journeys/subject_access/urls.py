from django.urls import path

from alongside.journeys.subject_access.views import giving, preparing, requests

app_name = "subject_access"
ALL = "cases/<uuid:case_id>/their-data/"
ONE = f"{ALL}<uuid:access_id>/"
urlpatterns = [
    path(ALL, requests.requests, name="requests"),
    path(f"{ALL}ask/", requests.asking, name="ask"),
    path(ONE, requests.one, name="request"),
    path(f"{ONE}extend/", requests.extending, name="extend"),
    path(f"{ONE}refuse/", requests.refusing, name="refuse"),
    path(f"{ONE}withdraw/", requests.withdrawing, name="withdraw"),
    path(f"{ONE}preview/", preparing.preview, name="preview"),
    path(f"{ONE}leave-out/<str:label>/<uuid:entry_id>/", preparing.leaving_out, name="leave_out"),
    path(f"{ONE}put-back/<uuid:entry_id>/", preparing.putting_back, name="put_back"),
    path(f"{ONE}put-back-words/<uuid:mask_id>/", preparing.unmasking, name="unmask"),
    path(f"{ONE}prepared/", preparing.prepared, name="prepared"),
    path(f"{ONE}review/", giving.review, name="review"),
    path(f"{ONE}data.html", giving.as_page, name="as_page"),
    path(f"{ONE}data.json", giving.as_json, name="as_json"),
]
