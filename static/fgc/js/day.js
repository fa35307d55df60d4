// Conference-day mode: a tablet that nobody touched for some minutes covers itself; a password lifts the cover.
const NOTICE_SECONDS = 20;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "input", "touchstart", "wheel", "scroll"];

/** What was ticked or typed on the page goes with the cover, so that it is there again afterwards. */
function keepTyped(cover) {
  const open = [...document.querySelectorAll("main form")]
    .find((form) => form.querySelector("input:not([type=hidden]), select, textarea"));
  if (!open) return;
  const typed = new FormData(open);
  typed.delete("csrfmiddlewaretoken");
  typed.delete("submission");
  typed.set("form", "open"); // says that there was a form, even when nothing in it is ticked
  cover.elements.typed.value = new URLSearchParams(typed).toString();
}

/** Words that are being typed are kept before the cover: a covered session takes nothing more. */
async function keepWords(cover) {
  const leaving = new CustomEvent("fgc:leaving", { detail: { waitFor: [] } });
  document.dispatchEvent(leaving);
  await Promise.allSettled(leaving.detail.waitFor);
  cover.submit();
}

/** Cover the screen after the seconds that the page names, and say so a little before. */
function watch(cover) {
  const wait = Number(cover.dataset.fgcCoverAfter) * 1000;
  const soon = document.querySelector("[data-fgc-cover-soon]");
  let touched = Date.now();
  let isCovering = false;
  const look = () => {
    if (document.body.classList.contains("fgc-signed-out")) return; // covered already, with what was typed (session.js)
    const idle = Date.now() - touched;
    if (idle >= wait && !isCovering) {
      isCovering = true;
      cover.requestSubmit();
    } else if (idle >= wait - NOTICE_SECONDS * 1000 && !soon.textContent) {
      soon.textContent = "The screen is about to be covered. Touch it to go on.";
    }
  };
  for (const kind of TOUCHES) {
    window.addEventListener(kind, () => {
      touched = Date.now();
      if (soon.textContent) soon.textContent = "";
    }, { passive: true, capture: true });
  }
  cover.addEventListener("submit", (event) => {
    document.querySelector("main").hidden = true;
    if (cover.elements.typed) {
      keepTyped(cover);
    } else {
      event.preventDefault();
      keepWords(cover);
    }
  });
  document.addEventListener("visibilitychange", look); // a tablet that slept wakes up covered
  window.setInterval(look, 1000);
}

const cover = document.querySelector("[data-fgc-cover-after]");
if (cover) watch(cover);
// A page from the browser's own memory was not asked for again: ask, so that a covered one stays covered.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
