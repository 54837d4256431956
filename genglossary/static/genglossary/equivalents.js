// Keys for translations: they act on the one in focus alone, never while somebody types or an input method composes.
"use strict";

const all = () => [...document.querySelectorAll("[data-equivalent]")];

function move(from, by) {
  const rows = all();
  const next = rows[rows.indexOf(from) + by];
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}

// The next one has the focus at once, so that keys in a row decide one after another. A click stays where it is.
function decide(row, what) {
  row.querySelector(`button[value=${what}]`)?.click();
  move(row, 1);
}

const KEYS = {
  j: (row) => move(row, 1),
  k: (row) => move(row, -1),
  a: (row) => decide(row, "accept"),
  r: (row) => decide(row, "reject"),
  e: (row) => row.querySelector("a.edit")?.click(),
};

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-equivalent]");
  const typing = event.target.matches?.("input:not([type=hidden]), textarea, select");
  if (!row || typing || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(row); }
});

// The decided row is a new element: what had the focus has it again.
let decided = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  decided = event.target.matches?.("[data-equivalent]") && event.target.contains(document.activeElement) ? event.target.id : "";
});
document.addEventListener("htmx:afterSettle", () => {
  if (decided) document.getElementById(decided)?.focus();
  decided = "";
});
