"""Addresses of family plans, their copies and reviews."""

from django.urls import path

from family_plans.views import agreeing, caring, copies, photos, plan, reviews, rows, versions, writing

app_name = "family_plans"
CASE = "cases/<str:reference>/"
PLAN = CASE + "plan/"
REVIEWS = CASE + "reviews/"

urlpatterns = [
    path(PLAN, plan.plan, name="plan"),
    path(PLAN + "start/", plan.start, name="start"),
    path(PLAN + "typing/", plan.ask_to_type, name="ask_to_type"),
    path(PLAN + "show/", plan.step, {"to": "show"}, name="show"),
    path(PLAN + "typed/", plan.step, {"to": "typed"}, name="typed"),
    path(PLAN + "checked/", plan.step, {"to": "checked"}, name="checked"),
    path(PLAN + "go-on-writing/", plan.step, {"to": "back"}, name="go_on_writing"),
    path(PLAN + "write/", writing.write, name="write"),
    path(PLAN + "actions/<str:key>/change/", rows.change_action, name="change_action"),
    path(PLAN + "actions/<str:key>/split/", rows.split_action, name="split_action"),
    path(PLAN + "actions/<str:key>/agreed/", rows.absent_agreed, name="absent_agreed"),
    path(PLAN + "spelling/", rows.spelling, name="spelling"),
    path(PLAN + "earlier-words/", rows.earlier_words, name="earlier_words"),
    path(PLAN + "help/add/", rows.ask_help, name="ask_help"),
    path(PLAN + "help/<str:key>/change/", rows.change_help, name="change_help"),
    path(PLAN + "help/<str:key>/answer/", agreeing.answer_help, name="answer_help"),
    path(PLAN + "help/<str:key>/delivered/", agreeing.deliver_help, name="deliver_help"),
    path(PLAN + "agreement/", agreeing.agreement, name="agreement"),
    path(PLAN + "agreement/<str:key>/", agreeing.agree, name="agree"),
    path(PLAN + "decide/", agreeing.decide, name="decide"),
    path(PLAN + "decide/family/", agreeing.told, name="told"),
    path(PLAN + "photos/", photos.photos, name="photos"),
    path(PLAN + "photos/add/", photos.add_photo, name="add_photo"),
    path(PLAN + "photos/<str:key>/", photos.photo, name="photo"),
    path(PLAN + "photos/<str:key>/check/", photos.check_photo, name="check_photo"),
    path(PLAN + "photos/<str:key>/take-out/", photos.remove_photo, name="remove_photo"),
    path(PLAN + "care/", caring.care, name="care"),
    path(PLAN + "care/add/", caring.offer_care, name="offer_care"),
    path(PLAN + "care/<str:key>/", caring.record_care, name="record_care"),
    path(PLAN + "care/<str:key>/take-back/", caring.remove_offer, name="remove_offer"),
    path(PLAN + "finalise/", versions.finalise, name="finalise"),
    path(PLAN + "no-plan/", versions.no_plan, name="no_plan"),
    path(PLAN + "new-version/", versions.new_version, name="new_version"),
    path(PLAN + "versions/", versions.versions, name="versions"),
    path(PLAN + "versions/<int:number>/", versions.version, name="version"),
    path(PLAN + "versions/<int:number>/beside/<int:other>/", versions.compare, name="compare"),
    path(PLAN + "copies/", copies.copies, name="copies"),
    path(PLAN + "copies/make/", copies.make_copy, name="make_copy"),
    path(PLAN + "copies/<str:key>/pdf/", copies.copy_pdf, name="copy_pdf"),
    path(PLAN + "copies/<str:key>/release/", copies.release, name="release_copy"),
    path(PLAN + "copies/<str:key>/handed-over/", copies.handed_over, name="handed_over"),
    path(REVIEWS, reviews.reviews, name="reviews"),
    path(REVIEWS + "set/", reviews.set_review, name="set_review"),
    path(REVIEWS + "<str:key>/change/", reviews.change_review, name="change_review"),
    path(REVIEWS + "<str:key>/arrange/", reviews.book_review, name="book_review"),
    path(REVIEWS + "<str:key>/hold/", reviews.hold_review, name="hold_review"),
    path(REVIEWS + "<str:key>/decline/", reviews.decline_review, name="decline_review"),
    path("plain-words/", rows.plain_words, name="plain_words"),
    path("plain-words/change/", rows.change_plain_words, name="change_plain_words"),
    path("reviews/", reviews.reviews_due, name="reviews_due"),
]
