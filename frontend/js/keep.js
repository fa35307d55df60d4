// Keeps what is being typed into long boxes on the server, some seconds after typing stops; never in the browser.
// The form's own page is asked whether it would take the words, and nothing is carried out (fgc/kept).

const PAUSE = 3000;
const LONGEST_WAIT = 20000;
const TOKEN = "csrfmiddlewaretoken"; // may be renewed under the words (session.js)
const NOT_SENT = new Set(["kept_save", "kept_put_back", TOKEN]);
const WORDS = {
  first: "What you write here is kept while you type. It is not saved until you press save.",
  away: "Not kept. There is no connection. Keep this page open: what you typed is still here.",
  waiting: "Not kept. Earlier writing for this page is waiting. Open this page again to put it back or throw it away.",
  token: "Not kept. You signed in again in another tab. Press save here: you will be shown what you wrote, to save it.",
  changed: "Not kept. This page can no longer be saved. Copy what you typed before you leave it.",
  full: "Not kept. There is too much to keep. Press save now.",
  signedOut: "You have been signed out. What you typed is still here: ",
  signIn: "sign in in another tab",
  thenSave: ", then press save here.",
};

/** Start keeping every form with a box for long words inside one part of the page. */
export function keepWriting(scope) {
  for (const form of scope.querySelectorAll('form[method="post"]')) {
    if (form.querySelector("textarea") && !form.dataset.fgcKept) new Keeper(form);
  }
}

class Keeper {
  constructor(form) {
    form.dataset.fgcKept = "on";
    this.form = form;
    this.key = document.querySelector("[data-fgc-continues]")?.dataset.fgcContinues || "new";
    this.last = this.words();
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", () => this.stop());
    window.addEventListener("pageshow", () => { this.stopped = false; });
    document.addEventListener("fgc:leaving", (event) => event.detail.waitFor.push(this.keepNow()));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.keep(true);
    });
  }

  /** What is in the form now, as it would be sent, without files and passwords. */
  words() {
    const found = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      const field = this.form.elements[name];
      if (typeof value === "string" && field?.type !== "password" && !NOT_SENT.has(name)) found.append(name, value);
    }
    return found.toString();
  }

  soon() {
    clearTimeout(this.timer);
    this.since ??= Date.now();
    this.timer = setTimeout(() => this.keep(), Math.max(0, Math.min(PAUSE, this.since + LONGEST_WAIT - Date.now())));
  }

  /** Saving has begun: a draft must not come after it. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  /** What is on its way, and then what was typed since: the page is about to be left. */
  async keepNow() {
    await this.current;
    await this.keep();
  }

  keep(leaving = false) {
    this.current = this.send(leaving);
    return this.current;
  }

  async send(leaving) {
    clearTimeout(this.timer);
    const words = this.words();
    if (this.stopped || this.busy || words === this.last) return;
    this.busy = true;
    this.since = undefined;
    this.sending = new AbortController();
    try {
      const answer = await fetch(this.form.getAttribute("action") || window.location.href, {
        method: "POST",
        body: new URLSearchParams(`${words}&${TOKEN}=${this.form.elements[TOKEN].value}`),
        headers: { "X-Fgc-Keep": this.key },
        credentials: "same-origin",
        keepalive: leaving && words.length < 60000,
        signal: this.sending.signal,
      });
      if (answer.ok) this.last = words;
      await this.say(answer);
    } catch (error) {
      if (error.name !== "AbortError") this.problem(WORDS.away);
    } finally {
      this.busy = false;
      if (!this.stopped && this.since !== undefined) this.soon();
    }
  }

  async say(answer) {
    if (answer.ok) {
      const { key, at } = await answer.json();
      this.key = key;
      this.kept(at);
    } else if (answer.status === 401) {
      this.signedOut((await answer.json()).sign_in);
    } else {
      const why = { 403: WORDS.token, 409: WORDS.waiting, 413: WORDS.full };
      this.problem(why[answer.status] ?? (answer.status < 500 ? WORDS.changed : WORDS.away));
    }
  }

  /** Two lines: one to look at, and one that is read out the first time and when something is wrong. */
  box() {
    if (!this.line) {
      const box = document.createElement("div");
      box.className = "fgc-kept-line";
      this.line = document.createElement("span");
      this.line.setAttribute("aria-hidden", "true");
      this.loud = document.createElement("span");
      this.loud.className = "govuk-visually-hidden";
      this.loud.setAttribute("aria-live", "polite");
      box.append(this.line, this.loud);
      this.form.append(box);
      this.frame = box;
    }
    return this.frame;
  }

  kept(at) {
    this.box().classList.remove("fgc-kept-line--problem");
    this.line.setAttribute("aria-hidden", "true");
    this.line.textContent = `Kept at ${at}. Not saved yet.`;
    if (this.told !== WORDS.first) this.loud.textContent = this.told = WORDS.first;
  }

  problem(text, ...more) {
    this.box().classList.add("fgc-kept-line--problem");
    this.line.removeAttribute("aria-hidden");
    this.line.replaceChildren(text, ...more);
    if (this.told !== text) this.loud.textContent = this.told = text;
  }

  signedOut(address) {
    const link = document.createElement("a");
    Object.assign(link, { href: address, target: "_blank", rel: "noopener", className: "govuk-link" });
    link.textContent = WORDS.signIn;
    this.problem(WORDS.signedOut, link, WORDS.thenSave);
  }
}
