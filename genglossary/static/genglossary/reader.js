// Reading: a card for the term that is clicked, a selection that becomes a term, marks as one likes them.
"use strict";

const text = document.getElementById("text");

text.addEventListener("click", (event) => {
  const link = event.target.closest("a.t");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  htmx.ajax("GET", `${link.getAttribute("href")}card/`, { target: "#card" });
});
// What is decided in the card shows in the text at once.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const card = detail.target.id === "card" && detail.target.querySelector(".card");
  for (const link of card ? text.querySelectorAll("a.t") : []) {
    if (link.getAttribute("href") !== card.dataset.entry) continue;
    link.classList.remove("accepted", "required", "candidate", "excluded");
    link.classList.add(card.dataset.status);
  }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing) document.getElementById("card").replaceChildren(); });

const form = document.getElementById("add-term");
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection.toString().trim();
  if (!form || !words || words.length > 100 || words.includes("\n") || !text.contains(selection.anchorNode)) return;
  form.elements.text.value = words;
});
if (form) form.addEventListener("htmx:afterRequest", (event) => { if (event.detail.xhr.status === 200) form.reset(); });

// What was chosen for the marks is remembered in this browser.
for (const choice of document.querySelectorAll(".legend input")) {
  const stored = localStorage.getItem(choice.id);
  if (stored !== null) choice.checked = stored === "true";
  choice.addEventListener("change", () => {
    for (const each of document.querySelectorAll(".legend input")) localStorage.setItem(each.id, each.checked);
  });
}
