// The family picture by keyboard and by touch: arrows between people, one key for each quick form, a sheet for a tap.
// Without this script every person is a link to their page, which has the same buttons.

const CARD = "a.genogram-person";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Start once for the page; everything listens from the document, so swapped pictures need nothing. */
export function startFamily() {
  const sheet = document.querySelector("[data-fgc-build]");
  if (!sheet && !document.querySelector(CARD)) return;
  const keys = document.querySelector("[data-fgc-keys]");
  if (keys && document.querySelector(CARD)) keys.hidden = false;
  document.addEventListener("keydown", (event) => onKey(event, sheet));
  if (sheet) startSheet(sheet);
  // The browser goes to the line of the list that the address names, and takes the focus away, until all is loaded.
  if (document.readyState === "complete") goToNewcomer();
  else window.addEventListener("load", () => setTimeout(goToNewcomer, 0));
}

/** Only while a person has the focus, and never with Ctrl, Alt or the like (WCAG 2.1.4). */
function onKey(event, sheet) {
  const card = event.target.closest?.(CARD);
  if (!card || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (ARROWS[event.key]) {
    const next = nearest(card, ...ARROWS[event.key]);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
  const way = sheet?.querySelector(`[data-fgc-key="${CSS.escape(event.key.toLowerCase())}"]`)?.dataset.fgcWay;
  if (!way) return;
  event.preventDefault();
  window.location.assign(quickUrl(card, way));
}

/** The person nearest in a direction: what lies sideways of it counts three times. */
function nearest(card, dx, dy) {
  const from = middle(card);
  let best = null;
  for (const other of card.closest("svg").querySelectorAll(CARD)) {
    const to = middle(other);
    const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
    if (other === card || ahead < 8) continue;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    const far = ahead + 3 * aside;
    if (!best || far < best.far) best = { other, far };
  }
  return best?.other;
}

/** The symbol stands at the top of a card; cards differ in height, so the top is what lines up. */
function middle(card) {
  const box = card.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top };
}

/** The address of a person's page, without what follows a question mark. */
function personUrl(card) {
  return card.getAttribute("href").split("?")[0];
}

function quickUrl(card, way) {
  return `${personUrl(card)}quick/${way}/?back=family`;
}

/** A tap (not a mouse, not Enter) on a person opens the sheet instead of the page. */
function startSheet(sheet) {
  let kind = "mouse";
  document.addEventListener("pointerdown", (event) => { kind = event.pointerType; }, { passive: true });
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.(CARD);
    if (card && event.detail && kind !== "mouse") openSheet(sheet, card, event);
    if (event.target === sheet || event.target.closest?.("[data-fgc-close]")) sheet.close();
  });
  sheet.addEventListener("close", () => sheet.fgcCard?.focus({ preventScroll: true }));
}

function openSheet(sheet, card, event) {
  event.preventDefault();
  sheet.fgcCard = card;
  sheet.querySelector("h2").textContent = card.getAttribute("aria-label");
  for (const link of sheet.querySelectorAll("[data-fgc-way]")) {
    link.href = link.dataset.fgcWay ? quickUrl(card, link.dataset.fgcWay) : personUrl(card);
  }
  sheet.showModal();
}

/** Back from a quick form: the focus goes to the person who was added, so that the next key works at once. */
function goToNewcomer() {
  const key = /^#person-([a-z0-9]+)$/.exec(window.location.hash)?.[1];
  const card = key && document.querySelector(`${CARD}[href*="/people/${key}/"]`);
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", inline: "center" });
}
