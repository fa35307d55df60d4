// The one script of the product: GOV.UK and MOJ behaviours, started again for whatever htmx swaps in.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, createAll,
} from "govuk-frontend";
import { Alert } from "@ministryofjustice/frontend/moj/components/alert/alert.mjs";
import { ButtonMenu } from "@ministryofjustice/frontend/moj/components/button-menu/button-menu.mjs";
import { DatePicker } from "@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs";
import { startFamily } from "./family.js";
import { keepWriting } from "./keep.js";
import { warnBeforeTheEnd } from "./session.js";

const components = [
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Alert, ButtonMenu, DatePicker,
];

/** Start every behaviour inside one part of the page. */
function start(scope) {
  for (const component of components) createAll(component, undefined, { scope });
  closeFiltersOnPhones(scope);
  preparePrintLinks(scope);
  bringChildrenIntoView(scope);
  keepWriting(scope);
}

/** On a phone the filters would push the results off the screen, so they start closed. */
function closeFiltersOnPhones(scope) {
  if (!window.matchMedia("(max-width: 48em)").matches) return;
  for (const panel of scope.querySelectorAll("details.fgc-filter[open]")) {
    if (!panel.querySelector(".govuk-error-message")) panel.open = false;
  }
}

/** A wide picture of a family begins with the child in the middle, not with the left edge of a side. */
function bringChildrenIntoView(scope) {
  for (const room of scope.querySelectorAll(".fgc-scroll--picture")) {
    const child = room.querySelector(".genogram-person--child")?.getBoundingClientRect();
    if (!child || room.scrollWidth <= room.clientWidth) continue;
    const around = room.getBoundingClientRect();
    room.scrollLeft += child.left + child.width / 2 - around.left - around.width / 2;
  }
}

/** "Print this page" is drawn hidden, because without a script it could do nothing. */
function preparePrintLinks(scope) {
  for (const button of scope.querySelectorAll("[data-fgc-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** Say loudly that something typed was not saved; nothing on the page is replaced. */
function sayNotSaved(text) {
  let box = document.getElementById("fgc-not-saved");
  if (!box) {
    box = document.createElement("div");
    box.id = "fgc-not-saved";
    box.className = "fgc-not-saved";
    box.setAttribute("role", "alert");
    document.getElementById("main-content")?.prepend(box);
  }
  box.textContent = text;
  box.scrollIntoView({ block: "nearest" });
}

/** The answer came back, so an earlier warning no longer holds. */
function clearNotSaved() {
  document.getElementById("fgc-not-saved")?.remove();
}

start(document);
startFamily();
warnBeforeTheEnd();
document.addEventListener("htmx:afterSwap", (event) => start(event.detail.target ?? event.target));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) clearNotSaved();
});
document.addEventListener("htmx:sendError", () =>
  sayNotSaved("This has not been saved. There is no connection. What you typed is still here: check the connection and try again."));
document.addEventListener("htmx:timeout", () =>
  sayNotSaved("This has not been saved. The service did not answer. What you typed is still here: try again."));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr?.status;
  const signedOut = status === 401 || status === 403;
  sayNotSaved(signedOut
    ? "This has not been saved. You may have been signed out. Copy what you typed before you reload the page."
    : "This has not been saved. What you typed is still here: try again.");
});
