"""Signing in and out, and passwords: the pages of allauth that are wanted, and none of the others."""

from allauth.account import views
from django.urls import path, re_path, reverse_lazy

from fgc.accounts import sign_in_forms as forms
from fgc.accounts.views import sign_in

urlpatterns = [
    path("login/", sign_in.SignInView.as_view(), name="account_login"),
    path("logout/", views.LogoutView.as_view(), name="account_logout"),
    path("inactive/", views.AccountInactiveView.as_view(), name="account_inactive"),
    path("signup/", sign_in.closed, name="account_signup"),
    path(
        "reauthenticate/",
        views.ReauthenticateView.as_view(form_class=forms.ConfirmForm),
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        views.PasswordChangeView.as_view(
            form_class=forms.ChangePasswordForm, success_url=reverse_lazy("accounts:account")
        ),
        name="account_change_password",
    ),
    path(
        "password/reset/",
        views.PasswordResetView.as_view(form_class=forms.ForgottenForm),
        name="account_reset_password",
    ),
    path("password/reset/done/", views.PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordResetFromKeyView.as_view(form_class=forms.SetPasswordForm),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.PasswordResetFromKeyDoneView.as_view(),
        name="account_reset_password_from_key_done",
    ),
]
