// Nothing that a person does vanishes: a refusal is said, and so is a server that does not answer.
// A module: its names are no business of other scripts.

// By path: the button or form that waits for the server to be back. Doing it twice is doing it once.
const waiting = new Map();
const SLOW = 5000;
const AGAIN = 2000;

const offline = document.querySelector(".offline");
const failures = document.querySelector(".failures");
const pathOf = (config) => config.path.split("?")[0];
const keyOf = (config) => `${config.verb} ${pathOf(config)}`;
const looksAgain = (element) => /every|runEnded|refresh/.test(element.getAttribute("hx-trigger") || "");

const words = window.genglossaryWords;
const DEFAULTS = ["401", "403", "404", "413", "429"];

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { status } = detail.xhr;
  if (status >= 500 && held(detail)) return;
  failed(detail, reasonOf(detail.xhr), wayOut(status));
});
document.addEventListener("htmx:sendError", ({ detail }) => unanswered(detail));
document.addEventListener("htmx:timeout", ({ detail }) => unanswered(detail));

function unanswered(detail) {
  if (held(detail)) return;
  if (!looksAgain(detail.elt)) {
    failed(detail, words("silent"));
    return;
  }
  offline.hidden = false;
  const { id } = detail.elt;
  setTimeout(() => { if (!offline.hidden && document.getElementById(id)) htmx.trigger(`#${id}`, "refresh"); }, AGAIN);
}

function reasonOf(xhr) {
  const ours = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
  if (ours && xhr.responseText && xhr.responseText.length < 500) return xhr.responseText;
  const status = String(xhr.status);
  return DEFAULTS.includes(status) ? words(status) : words("answered", { status });
}

function wayOut(status) {
  const here = location.pathname + location.search;
  if (status === 401) return [words("sign in"), `${document.body.dataset.signIn}?next=${encodeURIComponent(here)}`];
  return status === 403 || status === 404 ? [words("load again"), here] : null;
}

// What is not done stays said until it is done or somebody closes it.
function failed(detail, reason, way) {
  const { elt, requestConfig } = detail;
  const title = elt.dataset.failed || (requestConfig.verb === "get" ? words("not loaded") : words("not saved"));
  say(keyOf(requestConfig), title, reason, way);
  if ("reset" in elt.dataset) elt.reset();
  const sign = elt.querySelector(".saved");
  if (sign) sign.textContent = words("not saved");
}

function say(key, title, reason, way) {
  const text = [title, reason].join(" ");
  if ([...failures.children].some((box) => box.dataset.key === key && box.dataset.text === text)) return;
  unsay(key);
  const box = Object.assign(document.createElement("div"), { className: "failure message error" });
  Object.assign(box.dataset, { key, text });
  box.append(Object.assign(document.createElement("strong"), { textContent: title }), ` ${reason} `);
  if (way) box.append(Object.assign(document.createElement("a"), { textContent: way[0], href: way[1] }), " ");
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: words("close"), className: "link" });
  close.addEventListener("click", () => box.remove());
  box.append(close);
  failures.append(box);
}

function unsay(key) {
  for (const box of failures.querySelectorAll(".failure")) if (box.dataset.key === key) box.remove();
}

// A click that must not be lost is made again until the server has taken it.
function held(detail) {
  const { elt, requestConfig } = detail;
  if (!("retry" in elt.dataset)) return false;
  const path = pathOf(requestConfig);
  const { failed: title = words("not saved"), gone = "" } = elt.dataset;
  say(keyOf(requestConfig), title, words("trying"));
  if (!waiting.has(path)) setTimeout(again, AGAIN, path);
  waiting.set(path, { key: keyOf(requestConfig), title, gone });
  return true;
}

function again(path) {
  if (!waiting.has(path)) return;
  const form = document.querySelector(`form[data-retry][hx-post="${path}"]`);
  if (form) {
    if (!form.classList.contains("htmx-request")) htmx.trigger(form, "submit");
    setTimeout(again, AGAIN, path);
    return;
  }
  // It is no longer asked for. A run that is cancelled by now is what the click wanted.
  const { key, title, gone } = waiting.get(path);
  waiting.delete(path);
  unsay(key);
  if (gone && !document.querySelector("#run-bar .status.cancelled")) say(key, title, gone);
}

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  clearTimeout(detail.xhr.slow);
  if (!detail.xhr.status) return;
  offline.hidden = true;
  const { status } = detail.xhr;
  if (status < 500) waiting.delete(pathOf(detail.requestConfig));
  if (detail.successful || status === 409 || status === 422) unsay(keyOf(detail.requestConfig));
});
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  detail.xhr.slow = setTimeout(() => { offline.hidden = false; }, SLOW);
});
window.addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
