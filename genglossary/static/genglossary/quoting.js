// A click on "Quote" puts the words of a passage into the definition, and keeps the passage as its proof.
const boxOf = (button) => button.closest("article, #review")?.querySelector("form[data-define] textarea[name=text]");

function ready() {
  for (const each of document.querySelectorAll("[data-quote]")) each.hidden = !boxOf(each);
}
document.addEventListener("htmx:afterSettle", ready);
ready();

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-quote]");
  const box = button && boxOf(button);
  if (!box) return;
  const part = box.closest("details");
  if (part) part.open = true;
  put(box, button.dataset.quote);
  const names = [...box.form.querySelectorAll("[name=quoted]")].map((each) => each.value);
  if (names.includes(button.dataset.place)) return;
  box.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "quoted", value: button.dataset.place }));
});

// Where the cursor is; an untouched proposal is replaced as a whole by the first quotation.
function put(box, words) {
  const whole = box.value === box.defaultValue && !box.form.querySelector("[name=quoted]");
  box.focus();
  if (whole) box.select();
  document.execCommand("insertText", false, words);
}
