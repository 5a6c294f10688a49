// Makes pages quicker that work without it. No rule is here: what is typed is read, and what is right is decided, on the server.
import "./forms.js";
import "./switcher.js";
import "./keys.js";
import "./copy.js";
import "./lookup.js";
import "./entry.js";
import "./enters.js";
import "./keep.js";
import "./progress.js";
import "./walk.js";
import { tell } from "./tell.js";

// Dialogs: a link that a page can answer, opened in place.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (!dialog) return;
    event.preventDefault();
    dialog.dispatchEvent(new CustomEvent("opens"));
    dialog.showModal();
    (dialog.querySelector("[autofocus]") ?? dialog.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
    return;
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement) event.target.close(); // the dimmed page behind it
  for (const open of document.querySelectorAll("details.account[open], details.choice[open]"))
    if (!open.contains(event.target)) open.open = false;
});

for (const toast of document.querySelectorAll(".toast")) setTimeout(() => toast.remove(), 12_000);

document.body.addEventListener("htmx:sendError", () => tell(document.body.dataset.offline, true));
document.body.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) tell(document.body.dataset.signedOut, true);
});

// A link to a folded part unfolds it.
function unfold() {
  const part = location.hash && document.getElementById(location.hash.slice(1));
  if (!(part instanceof HTMLDetailsElement)) return;
  part.open = true;
  part.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}
addEventListener("hashchange", unfold);
unfold();

// What is wider than the screen is moved by the arrow keys, where nothing in it takes the focus.
function reachWideTables() {
  for (const region of document.querySelectorAll(".scroll")) {
    const isStuck = region.scrollWidth > region.clientWidth && !region.querySelector("a[href], button, input, select, textarea");
    if (isStuck) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  }
}
addEventListener("resize", reachWideTables);
document.body.addEventListener("htmx:afterSettle", reachWideTables);
reachWideTables();

document.documentElement.dataset.ready = ""; // everything above listens
