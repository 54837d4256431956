// The review queue by keys: each presses a button of the card that is there. Without this script the buttons do it.
const card = () => document.getElementById("review");
const keys = document.getElementById("keys");
const WRITTEN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=hidden])";
const STILL_THERE = 45000;
let busy = false;

// A decision is stored before the next key counts. The next card is there at once: it was fetched meanwhile, and is
// looked at only, until the server has stored the decision and sends it again. When it does not, the card comes back.
let ahead = null;
let before = null;
const goes = (element) => element.closest?.("form[data-go]") === element;
document.addEventListener("htmx:beforeSend", ({ target, detail }) => {
  if (!goes(target)) return;
  busy = true;
  const many = detail.requestConfig.triggeringEvent?.submitter?.value?.endsWith("_all");
  if ("next" in target.dataset && !many && ahead?.of === card().dataset.hold) preview();
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!goes(detail.requestConfig.elt)) return;
  busy = false;
  if (before && !detail.successful && detail.xhr.status !== 409) restore();
  before = null;
});

// The form that waits for its answer stays in the page, or nobody would hear of a failure.
function preview() {
  const next = new DOMParser().parseFromString(ahead.html, "text/html").getElementById("review");
  before = Object.assign(document.createElement("div"), { hidden: true });
  before.append(...card().childNodes);
  card().append(...next.childNodes, before);
  card().inert = true;
  dress();
  window.scrollTo(0, 0);
}

function restore() {
  card().inert = false;
  card().replaceChildren(...before.childNodes);
}

async function lookAhead() {
  const { ahead: path, hold: of } = card().dataset;
  ahead = null;
  if (!path) return;
  const answer = await fetch(path, { headers: { "HX-Request": "true" } }).catch(() => null);
  const html = answer?.ok ? await answer.text() : "";
  if (html && card().dataset.hold === of) ahead = { of, html };
  card().dataset.ready = "yes";
}

function dress() {
  for (const each of card().querySelectorAll("[data-help], .moves")) each.hidden = false;
}
document.addEventListener("htmx:afterSettle", () => { if (card() && !card().dataset.shown) shown(); });
function shown() {
  card().dataset.shown = "yes";
  dress();
  lookAhead();
  window.scrollTo(0, 0);
  (card().querySelector("details[open] textarea, details[open] input[name=into]") || card().querySelector(".review-name"))?.focus();
}
card().dataset.shown = "yes";
dress();
lookAhead();

// With Caps Lock on, "a" stays "a": only Shift makes another key of a letter.
function pressed(event) {
  if (!/^\p{L}$/u.test(event.key)) return event.key;
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.target.matches(WRITTEN)) {
    inField(event);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const key = pressed(event);
  const help = key === "?" && card().querySelector("[data-help] kbd");
  const button = help ? card().querySelector("[data-help]") : find(key);
  if (!button) return;
  event.preventDefault();
  if (!busy && !event.repeat && !button.disabled) press(button);
});

const find = (key) => key.length === 1 && card().querySelector(`[data-key="${CSS.escape(key)}"]`);

function press(button) {
  button.click();
  const part = button.parentElement;
  if (button.matches("summary") && part.open) part.querySelector("textarea, input:not([type=hidden])").focus();
}

function inField(event) {
  const { form } = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.matches("[data-go]")) {
    event.preventDefault();
    if (!busy && !event.repeat) form.requestSubmit();
  }
  if (event.key !== "Escape") return;
  const part = event.target.closest("details.review-part");
  if (part) part.open = false;
  card().querySelector(".review-name")?.focus();
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-help]")) keys.showModal();
  const move = target.closest("[data-move]");
  if (move) choose(Number(move.dataset.move));
});

function choose(by) {
  const all = [...card().querySelectorAll("input[name=take]")];
  const next = all[all.findIndex((each) => each.checked) + by];
  if (!next) return;
  next.checked = true;
  next.closest(".choice").scrollIntoView({ block: "nearest" });
}

// Nobody else gets the card while it is on the screen; it is given back when the page is left.
function hold(more, how) {
  const path = card().dataset.hold;
  const token = card().querySelector("[name=csrfmiddlewaretoken]");
  if (!path || !token) return;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token.value);
  if (more) body.append(more, "1");
  how(path, body);
}
setInterval(() => { if (!document.hidden) hold("", (path, body) => fetch(path, { method: "POST", body }).catch(() => {})); }, STILL_THERE);
window.addEventListener("pagehide", () => hold("leave", (path, body) => navigator.sendBeacon(path, body)));
