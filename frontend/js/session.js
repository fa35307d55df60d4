// Says that the session is about to end, and lets one click put that off; afterwards covers the page and what is typed on it.
// The server knows when the session ends: another tab may have used it, so it is asked before anything is said.

/** Watch over the page of somebody who has signed in. */
export function warnBeforeTheEnd() {
  const dialog = document.querySelector("dialog[data-fgc-session]");
  if (dialog) new End(dialog);
}

class End {
  constructor(dialog) {
    const { fgcSession, seconds, warn, more, person } = dialog.dataset;
    Object.assign(this, { dialog, address: fgcSession, warn: Number(warn), person, part: "" });
    this.learn({ seconds: Number(seconds), more: more === "yes" });
    dialog.querySelector("[data-fgc-stay]").addEventListener("click", () => this.stay());
    dialog.querySelector("[data-fgc-back]").addEventListener("click", () => this.goBack());
    dialog.querySelector("[data-fgc-go-on]").addEventListener("click", () => this.goOn());
    dialog.addEventListener("cancel", (event) => this.escape(event));
    document.addEventListener("visibilitychange", () => this.look()); // a machine that slept
    window.setInterval(() => this.look(), 1000);
  }

  learn({ seconds, more, token }) {
    this.endsAt = Date.now() + seconds * 1000;
    this.more = more;
    this.token = token;
  }

  left() {
    return Math.ceil((this.endsAt - Date.now()) / 1000);
  }

  /** Once a second. */
  async look() {
    if (this.asking || this.part === "over" || this.left() > this.warn) return;
    const isBack = this.wasHidden && document.visibilityState === "visible";
    if (!this.part || isBack || this.left() <= 0) {
      if ((await this.ask()) === "ended" || this.left() <= 0) return this.show("over");
      if (this.left() > this.warn) return this.close();
      if (!this.part) this.show(this.more ? "soon" : "last");
    }
    this.wasHidden = document.visibilityState === "hidden";
    this.count();
  }

  /** Ask how long it lasts, or by POST that it goes on: "ended", "away" without a connection, or "open". */
  async ask(method = "GET") {
    this.asking = true;
    try {
      const headers = method === "POST" ? { "X-CSRFToken": this.token } : {};
      const answer = await fetch(this.address, { method, headers, credentials: "same-origin", redirect: "manual" });
      if (!answer.ok) return answer.status >= 500 ? "away" : "ended";
      const found = await answer.json();
      if (found.person !== this.person) return "ended"; // somebody else signed in on this machine
      this.learn(found);
      return "open";
    } catch {
      return "away";
    } finally {
      this.asking = false;
    }
  }

  async stay() {
    const state = (this.token || (await this.ask()) === "open") ? await this.ask("POST") : "away";
    if (state === "ended") this.show("over");
    else if (state === "away") this.tell("There is no connection. Try again.");
    else this.close();
  }

  /** Signed in again in another tab: what is on the page can be sent from here. */
  async goOn() {
    const state = await this.ask();
    if (state === "away") return this.tell("There is no connection. Try again.");
    if (state === "ended") return this.tell("You are not signed in yet.");
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = this.token;
    document.body.classList.remove("fgc-signed-out");
    return this.close();
  }

  /** Nothing puts the end off: the person goes back to the page, and is told again only when it is over. */
  goBack() {
    this.dialog.close();
  }

  escape(event) {
    event.preventDefault();
    if (this.part === "soon") this.stay();
    else if (this.part === "last") this.goBack();
  }

  show(part) {
    this.part = part;
    if (part === "over") document.body.classList.add("fgc-signed-out");
    for (const each of this.dialog.querySelectorAll("[data-fgc-part]")) each.hidden = each.dataset.fgcPart !== part;
    this.dialog.setAttribute("aria-labelledby", `session-${part}`);
    this.dialog.setAttribute("aria-describedby", `session-${part}-words`);
    this.tell("");
    this.count();
    if (!this.dialog.open) this.dialog.showModal();
    else this.dialog.querySelector(`[data-fgc-part="${part}"] .govuk-button`).focus();
  }

  /** Minutes while there are any; read out when they change. */
  count() {
    const left = this.left();
    const minutes = Math.ceil(left / 60);
    let words = minutes === 1 ? "1 minute" : `${minutes} minutes`;
    if (left < 60) words = "less than a minute";
    if (this.part === "over" || words === this.counted) return;
    for (const place of this.dialog.querySelectorAll("[data-fgc-left]")) place.textContent = words;
    this.counted = words;
  }

  tell(words) {
    this.dialog.querySelector("[data-fgc-told]").textContent = words;
  }

  close() {
    this.part = this.counted = "";
    this.dialog.close();
  }
}
