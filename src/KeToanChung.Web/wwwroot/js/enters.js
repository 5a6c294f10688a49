// Forms that go by keyboard alone: Enter goes on, Shift+Enter back, Ctrl+Enter posts. A barcode reader's Enter goes on too.
import { isLookingUp } from "./lookup.js";

// Nowhere in particular is in the page's form.
const formOf = (target) => (target === document.body ? document.querySelector("form[data-enters]") : target.closest?.("form[data-enters]"));
const fieldsOf = (form) => [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button[data-posts]")].filter((field) => !field.disabled);

export function go(form, from, step) {
  const fields = fieldsOf(form);
  const next = fields[fields.indexOf(from) + step];
  next?.focus();
  next?.select?.();
}

document.addEventListener("keydown", (event) => {
  const form = formOf(event.target);
  if (!form || event.isComposing || event.defaultPrevented || event.key !== "Enter") return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.target.blur(); // so that what was typed last is read
    form.requestSubmit(form.querySelector("[data-posts]"));
  } else if (!event.altKey && !isLookingUp() && event.target.matches("input, select")) {
    event.preventDefault();
    go(form, event.target, event.shiftKey ? -1 : 1);
  }
});

document.addEventListener("picked", (event) => {
  const form = formOf(event.target);
  if (form && !event.target.dataset.then) go(form, event.target, 1);
});
