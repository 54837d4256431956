"use strict";
// Hides the entries that do not have the words of the search. Width, case and katakana do not matter.
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96));
const form = document.querySelector("form");
const box = form.querySelector("input");
const count = form.querySelector("output");
const sections = [...document.querySelectorAll("main section")];
const words = (entry) => plain([...entry.querySelectorAll("dt, .said, .more")].map((part) => part.textContent).join("\n"));
let entries; // read when somebody searches first: there may be tens of thousands

function search() {
  entries ??= [...document.querySelectorAll(".entry")].map((entry) => ({ entry, text: words(entry) }));
  const wanted = plain(box.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { entry, text } of entries) {
    entry.hidden = !wanted.every((word) => text.includes(word));
    found += !entry.hidden;
  }
  for (const section of sections) section.hidden = !section.querySelector(".entry:not([hidden])");
  const said = found ? count.dataset.found.replace("{found}", found).replace("{all}", entries.length) : count.dataset.nothing;
  count.textContent = wanted.length ? said : "";
}

// Whoever follows a link to an entry or a letter sees it, whatever was searched for.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    box.value = "";
    search();
    target.scrollIntoView();
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("input", search);
addEventListener("hashchange", reveal);
if (box.value) search(); // kept by a reload
