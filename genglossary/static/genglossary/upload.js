// Files and folders dropped anywhere on the page, sent in small lots, each with its progress and its answer.
"use strict";

const LOT_FILES = 20;
const LOT_BYTES = 1_000_000;
const AT_ONCE = 3;

const form = document.querySelector("form[data-drop]");
const list = document.getElementById("sent");
const told = document.getElementById("told");
const words = window.genglossaryWords;
let sending = 0;
let waiting = null; // files that were dropped for a project whose name was refused

for (const label of form.querySelectorAll(".folder")) label.hidden = false;

form.addEventListener("submit", (event) => {
  const chosen = [...form.elements.files.files, ...form.elements.folder.files];
  if (!chosen.length && !waiting) return;
  event.preventDefault();
  send(chosen.length ? chosen.map(withPath) : waiting);
});
form.elements.folder.addEventListener("change", () => { form.elements.files.required = !form.elements.folder.files.length; });

window.addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.add("over");
});
window.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
window.addEventListener("drop", async (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.remove("over");
  // The entries are gone after the first await: take them all now.
  const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry() || item.getAsFile());
  const found = [];
  for (const entry of entries) await collect(entry, found);
  if (found.length) send(found);
});
window.addEventListener("beforeunload", (event) => { if (sending || waiting) event.preventDefault(); });

function withPath(file) {
  return { file, path: file.webkitRelativePath || file.name };
}

async function collect(entry, found) {
  if (entry instanceof File) {
    found.push(withPath(entry));
    return;
  }
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  // A folder is read in pieces until an empty one.
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return;
    for (const each of entries) await collect(each, found);
  }
}

// Files of one name are files of their own: lots are sent side by side, and the server sees one at a time.
function toldApart(files) {
  const taken = new Set();
  return files.map(({ file, path }) => {
    const [, stem, suffix] = path.normalize("NFC").match(/^(.*?)(\.[^./]*)?$/s);
    let name = stem + (suffix || "");
    for (let number = 2; taken.has(name); number += 1) name = `${stem} (${number})${suffix || ""}`;
    taken.add(name);
    return { file, path: name };
  });
}

async function send(dropped) {
  const files = toldApart(dropped);
  sending += 1;
  waiting = null;
  told.hidden = true;
  try {
    const target = form.dataset.drop === "create" ? await createProject(files) : { upload: form.action };
    const lots = inLots(files);
    const worker = async () => { while (lots.length) await sendLot(lots.shift(), target.upload); };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    sending -= 1;
    finish(target);
  } catch (error) {
    sending -= 1;
    if (error instanceof Refusal) {
      waiting = files;
      say(words("file waits", { n: files.length, reason: error.message }));
      form.elements.name.focus();
    } else line("", words("not taken", { reason: error.message }), "refused");
  }
}

class Refusal extends Error {}

function say(text) {
  told.textContent = text;
  told.hidden = false;
}

async function createProject(files) {
  const data = new FormData();
  data.set("name", form.elements.name.value);
  data.set("names", files.map((each) => each.path).join("\n"));
  const answer = await fetch(form.action, {
    method: "POST", body: data, headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  if (answer.status === 422) throw new Refusal((await answer.json()).reason);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function inLots(files) {
  const lots = [[]];
  let size = 0;
  for (const each of files) {
    if (each.file.size > Number(form.dataset.limit)) {
      line(each.path, words("too large", { limit: form.dataset.limit / 1e6 }), "refused");
      continue;
    }
    if (lots.at(-1).length && (lots.at(-1).length >= LOT_FILES || size + each.file.size > LOT_BYTES)) {
      lots.push([]);
      size = 0;
    }
    lots.at(-1).push(each);
    size += each.file.size;
  }
  return lots.filter((lot) => lot.length);
}

function line(name, text, state) {
  const item = document.createElement("li");
  item.className = `added ${state}`;
  item.append(Object.assign(document.createElement("span"), { className: "file", textContent: name }), " ");
  item.append(Object.assign(document.createElement("span"), { className: "what", textContent: text }));
  list.append(item);
  return item;
}

function sendLot(lot, url) {
  const name = lot.length > 1 ? words("and more", { name: lot[0].path, more: lot.length - 1 }) : lot[0].path;
  const item = line(name, words("sending"), "sending");
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  item.append(" ", bar);
  const data = new FormData();
  for (const each of lot) {
    data.append("files", each.file);
    data.append("paths", each.path);
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("X-Lot", "1");
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => {
      // An answer that is no list (the sign-in page, say) is no success.
      if (request.status === 200 && request.responseURL.endsWith(url.replace(location.origin, ""))) item.outerHTML = request.responseText;
      else failed(item, lot, url, words("server answered", { status: request.status }));
      resolve();
    };
    request.onerror = () => { failed(item, lot, url, words("server silent")); resolve(); };
    request.send(data);
  });
}

function failed(item, lot, url, reason) {
  item.className = "added refused";
  item.querySelector(".what").textContent = `${words("not sent", { reason })} `;
  item.querySelector("progress").remove();
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: words("again") });
  again.addEventListener("click", async () => { item.remove(); await sendLot(lot, url); finish({ upload: url }); });
  item.append(again);
}

const ENDS = ["new", "changed", "unchanged", "refused"];

// What a person should look at comes first, and how it ended above that.
function summarise() {
  list.prepend(...list.querySelectorAll(".refused"), ...list.querySelectorAll(".notable:not(.refused)"));
  const ends = ENDS.map((state) => [list.querySelectorAll(`.added.${state}`).length, state]);
  const count = list.querySelectorAll(".added:not(.sending)").length;
  const parts = ends.filter(([n]) => n).map(([n, state]) => words(state, { n }));
  say(words("summary", { n: count, ends: parts.join(words("between")) }));
}

function finish(target) {
  summarise();
  htmx.trigger(document.body, "uploaded");
  const bar = document.getElementById("run-bar");
  if (bar) htmx.trigger(bar, "refresh");
  const after = document.getElementById("after-upload");
  if (after) after.hidden = false;
  form.reset();
  if (!target.page) return;
  if (!list.querySelector(".refused, .notable")) location.assign(target.page);
  else told.append(" ", Object.assign(document.createElement("a"), { href: target.page, className: "button primary", textContent: words("go on") }));
}
