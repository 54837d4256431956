// Small comforts of every page; each page works without them.
"use strict";

// Other tabs of this browser see at once what was started or cancelled in this one.
const tabs = new BroadcastChannel("genglossary-runs");
tabs.onmessage = () => { const bar = document.getElementById("run-bar"); if (bar) htmx.trigger(bar, "refresh"); };
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && event.detail.target.id === "run-bar") tabs.postMessage("changed");
});

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

// A menu closes when something else is clicked, or with Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});

// The key / leads to the search, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys === "off") return; // who switched single keys off
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("input[type=search]");
  if (box) { event.preventDefault(); box.focus(); box.select(); }
});

// The server shows times by the clock of whoever reads them; only the browser knows which that is.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ours = document.querySelector("a.brand").pathname;
if (zone) document.cookie = `time_zone=${zone}; path=${ours}; max-age=31536000; samesite=lax`;
