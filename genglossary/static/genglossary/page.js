// Small comforts of every page; each page works without them.
"use strict";

// Other tabs of this browser see at once what was started or cancelled in this one.
const tabs = new BroadcastChannel("genglossary-runs");
tabs.onmessage = () => { const bar = document.getElementById("run-bar"); if (bar) htmx.trigger(bar, "refresh"); };
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && event.detail.target.id === "run-bar") tabs.postMessage("changed");
});

for (const box of document.querySelectorAll("[data-tick-all]")) {
  box.hidden = false;
  box.addEventListener("change", () => {
    for (const each of box.form.elements[box.dataset.tickAll] instanceof RadioNodeList
      ? box.form.elements[box.dataset.tickAll] : [box.form.elements[box.dataset.tickAll]]) {
      if (each) each.checked = box.checked;
    }
  });
}

// A menu closes when something else is clicked, or with Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});
