// Small comforts of every page; each page works without them.
"use strict";

// Other tabs of this browser see at once what was started or cancelled in this one.
const tabs = new BroadcastChannel("genglossary-runs");
tabs.onmessage = () => { const bar = document.getElementById("run-bar"); if (bar) htmx.trigger(bar, "refresh"); };
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && event.detail.target.id === "run-bar") tabs.postMessage("changed");
});

// Whoever hears a page instead of seeing it is told of the end of a run, once: the bar itself changes every second.
let hasEnded = false;
document.addEventListener("runEnded", () => { hasEnded = true; });
document.addEventListener("htmx:afterSettle", () => {
  const state = hasEnded && document.querySelector("#run-bar:not(.active) .state");
  if (!state) return;
  hasEnded = false;
  document.getElementById("told-run").textContent = state.textContent.replace(/\s+/g, " ").trim();
});

// What was opened in place of an entry gives the focus back when it is gone, by Save and by Cancel alike.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (document.activeElement === document.body) detail.elt.querySelector?.("[data-focus-back]")?.focus();
});

// Whoever started or cancelled a run stands at it, and not at the button that is there instead.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const isDone = detail.requestConfig?.verb === "post" && detail.elt.id === "run-bar";
  if (isDone && document.activeElement === document.body) detail.elt.querySelector(".state a")?.focus();
});

// A form for which the page is loaded anew gives the focus back to where it stands: what was said is read with it.
const BACK = "genglossary-focus";
const formsLike = (action) => [...document.forms].filter((each) => each.getAttribute("action") === action);
document.addEventListener("submit", ({ target, submitter }) => {
  if (target.method !== "post" || target.matches("[hx-post], [data-sign-out]")) return;
  const action = target.getAttribute("action");
  const place = [location.pathname, action, formsLike(action).indexOf(target), [...target.elements].indexOf(submitter)];
  sessionStorage.setItem(BACK, JSON.stringify(place));
});
const [page, action, which, button] = JSON.parse(sessionStorage.getItem(BACK) ?? "[]");
sessionStorage.removeItem(BACK);
if (page === location.pathname && !location.hash && !document.querySelector("[autofocus]")) {
  const form = formsLike(action)[which];
  const place = form?.closest("details")?.querySelector("summary") ?? form?.elements[button];
  const said = document.querySelector("main > .message");
  if (place && said) place.setAttribute("aria-describedby", said.id ||= "said");
  place?.focus({ preventScroll: true });
}

// One box ticks all, also in lists that come again; what is ticked stays ticked in them.
htmx.onLoad((part) => { for (const box of part.querySelectorAll("[data-tick-all]")) box.hidden = false; });
document.addEventListener("change", ({ target }) => {
  if (!target.dataset.tickAll) return;
  for (const each of target.form.elements) if (each.name === target.dataset.tickAll) each.checked = target.checked;
});
const count = () => {
  for (const each of document.querySelectorAll("output[data-counts]")) each.textContent = `(${document.querySelectorAll(`input[name="${each.dataset.counts}"]:checked`).length})`;
};
htmx.onLoad(count);
document.addEventListener("change", count);
const ticked = (part) => [...part.querySelectorAll("td.tick input:checked")].map((box) => `td.tick input[name="${box.name}"][value="${box.value}"]`);
const kept = [];
document.addEventListener("htmx:beforeSwap", (event) => { kept.push(...ticked(event.target)); });
document.addEventListener("htmx:afterSettle", () => { for (const box of kept.splice(0)) for (const each of document.querySelectorAll(box)) each.checked = true; });

// A row of tabs that does not fit begins where we are.
htmx.onLoad((part) => {
  for (const each of part.querySelectorAll(".tabs [aria-current], .letters [aria-current]")) {
    const row = each.parentElement;
    row.scrollLeft = each.offsetLeft - row.offsetLeft - (row.clientWidth - each.clientWidth) / 2;
  }
});

// Only with a script a page can be printed by a button of ours.
htmx.onLoad((part) => { for (const each of part.querySelectorAll("[data-print]")) each.hidden = false; });
document.addEventListener("click", ({ target }) => { if ("print" in target.dataset) window.print(); });

// A menu closes when something else is clicked, or with Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return; // an input method takes its own words back with it
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});

// The key / leads to the search, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys === "off") return; // who switched single keys off
  if (event.key !== "/" || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = [...document.querySelectorAll("input[type=search]")].find((each) => each.checkVisibility());
  if (box) { event.preventDefault(); box.focus(); box.select(); }
});
