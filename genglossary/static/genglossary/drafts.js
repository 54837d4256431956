// What is typed stays in this browser until it is saved, and comes back to the field that it was typed into.
// A module: its names are no business of other scripts.

const words = window.genglossaryWords;
const PREFIX = document.body.dataset.user ? `genglossary-draft:${document.body.dataset.user}:` : "";
const LONGEST_KEPT = 30 * 24 * 3600 * 1000;

const keyOfDraft = (form) => PREFIX + form.dataset.draft;
const fieldsOf = (form) => [...form.elements].filter((each) => each.matches("textarea, input:not([type]), input[type=text]"));
const isChanged = (form) => fieldsOf(form).some((field) => field.value !== field.defaultValue);
const isUnsaved = (form) => "unsaved" in form.dataset || isChanged(form);
let leaving = null;
let signingOut = false;

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < LONGEST_KEPT ? draft : null;
  } catch { return null; }
}

function keep(form) {
  if (!PREFIX) return;
  if (!isUnsaved(form)) { localStorage.removeItem(keyOfDraft(form)); return; }
  const values = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  const draft = { at: Date.now(), values, seen: form.querySelector("[type=hidden][name=seen]")?.value };
  // A full or forbidden storage must not get in the way of typing.
  try { localStorage.setItem(keyOfDraft(form), JSON.stringify(draft)); } catch { /* leaving warns all the same */ }
}

// Fields that are saved as one types save what came back, too; others wait for the person.
function bringBack(form) {
  // Once a form: what is typed into it from then on is no draft of another time.
  if (!PREFIX || "brought" in form.dataset) return;
  form.dataset.brought = "";
  const draft = read(keyOfDraft(form));
  if (!draft || "unsaved" in form.dataset) return;
  const fields = fieldsOf(form).filter((field) => draft.values[field.name] !== undefined);
  if (fields.every((field) => draft.values[field.name] === field.value)) {
    keep(form);
    return;
  }
  for (const field of fields) field.value = draft.values[field.name];
  const seen = form.querySelector("[type=hidden][name=seen]");
  const stored = seen?.value;
  if (seen && draft.seen !== undefined) seen.value = draft.seen;
  if (form.closest("details")) form.closest("details").open = true;
  form.prepend(offer(form, draft, () => { if (seen) seen.value = stored; }));
  fields[0].dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, draft, putBack) {
  const box = Object.assign(document.createElement("p"), { className: "draft notice" });
  box.setAttribute("role", "status");
  const when = new Date(draft.at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const drop = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: words("drop") });
  drop.addEventListener("click", () => {
    for (const field of fieldsOf(form)) field.value = field.defaultValue;
    putBack();
    localStorage.removeItem(keyOfDraft(form));
    box.remove();
  });
  box.append(words("typed", { when }), " ", drop);
  return box;
}

function bringAllBack() {
  for (const form of document.querySelectorAll("form[data-draft]")) bringBack(form);
}

function saved(form, sent) {
  // A field that came back with the answer knows what is stored.
  for (const field of fieldsOf(form)) {
    if (sent.has(field.name) && field.value !== field.defaultValue) field.defaultValue = sent.get(field.name);
  }
  delete form.dataset.unsaved;
  form.querySelector(".draft")?.remove();
  keep(form);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form || !("draft" in form.dataset)) return;
  keep(form);
  const sign = form.querySelector(".saved");
  if (sign && !sign.querySelector(".theirs")) sign.textContent = "";
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.elt.matches("form[data-draft]") || detail.requestConfig.verb !== "post") return;
  // A refusal that is shown in the form counts as successful for htmx.
  if (detail.xhr.status >= 200 && detail.xhr.status < 300) saved(detail.elt, detail.requestConfig.formData);
  else keep(detail.elt);
});
document.addEventListener("htmx:afterSettle", bringAllBack);
// Buttons under a press stay there: the same conflict is not shown anew.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const told = detail.xhr.status === 409 && detail.target.querySelector("[data-theirs]");
  if (told && detail.serverResponse.includes(`data-theirs="${told.dataset.theirs}"`)) detail.shouldSwap = false;
});

window.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  leaving = event.target;
  // Signing out in another tab has emptied the storage, perhaps.
  if ("draft" in leaving.dataset) keep(leaving);
  signingOut = "signOut" in event.target.dataset;
});
document.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-leave]");
  if (way) leaving = way.closest("form");
});
window.addEventListener("beforeunload", (event) => {
  const open = [...document.querySelectorAll("form[data-draft], form[data-unsaved]")];
  if (open.some((form) => form !== leaving && isUnsaved(form))) event.preventDefault();
});
// Whoever was asked and stayed is asked again.
for (const sign of ["click", "input"]) document.addEventListener(sign, () => { leaving = null; signingOut = false; }, true);
window.addEventListener("pagehide", () => {
  if (!signingOut || !PREFIX) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
});

for (const sign of document.querySelectorAll("[data-saved]")) localStorage.removeItem(PREFIX + sign.dataset.saved);
for (const key of Object.keys(localStorage)) if (key.startsWith("genglossary-draft:") && !read(key)) localStorage.removeItem(key);
// After htmx, so that what saves as one types hears of it.
document.addEventListener("DOMContentLoaded", bringAllBack);
