// Names for what the scripts of Django's admin make without one: whoever hears a page instead of seeing it needs them.
"use strict";
{
  const nameThem = () => {
    for (const tip of document.querySelectorAll(".help-tooltip[aria-label]")) tip.setAttribute("role", "img");
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${select.id}"]`);
      for (const part of select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered")) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", label ? label.textContent.trim() : select.name);
      }
    }
  };
  // They come whenever those scripts are ready, and with every row that somebody adds.
  new MutationObserver(nameThem).observe(document.body, { childList: true, subtree: true });
  nameThem();
  // How it runs is read again as long as somebody looks, though never under their fingers.
  const operation = document.getElementById("operation");
  if (operation) setInterval(async () => {
    if (document.hidden || operation.contains(document.activeElement)) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("operation");
    if (now && !operation.contains(document.activeElement)) operation.replaceChildren(...now.childNodes);
  }, 5000);
}
