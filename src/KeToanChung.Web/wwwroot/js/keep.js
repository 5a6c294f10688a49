// What is typed into a long form is kept on this machine until it is posted: through a closed browser and a lost network. It is sent with the
// key that the form was given first, so that whatever was lost on the way back is not posted twice.
import { tell } from "./tell.js";

const LASTS = 30 * 24 * 3_600_000;
const OFFERED = 3;
const RETRY = 3_000;
const SENT = "kept-sent";
const UNKEPT = new Set(["__RequestVerificationToken", "__resumed", "__key", "__agency"]);

const place = `kept/${document.body.dataset.user}/${location.pathname}/`;
const formHere = () => document.querySelector("form[data-keeps]");
const keyOf = (form) => form.elements.namedItem("__key").value;
const typedIn = (form) => [...new FormData(form)].filter(([name, value]) => !UNKEPT.has(name) && typeof value === "string");

function drafts(prefix) {
  const found = [];
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue;
    const draft = JSON.parse(localStorage.getItem(name));
    if (Date.now() - draft.at > LASTS) localStorage.removeItem(name);
    else found.push({ name, ...draft });
  }
  return found.sort((a, b) => b.at - a.at);
}

function keep(form) {
  const fields = typedIn(form);
  try {
    localStorage.setItem(place + keyOf(form), JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // A full disk or a private window: then the page alone holds it, as before.
  }
}

let waiting = 0;
for (const kind of ["input", "change", "picked"])
  document.addEventListener(kind, (event) => {
    if (!event.target.closest?.("form[data-keeps]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => formHere() && keep(formHere()), 250);
  });
addEventListener("pagehide", () => {
  if (!waiting || sessionStorage.getItem(SENT)) return;
  if (formHere()) keep(formHere());
});

// What was sent last: posted, where the server says that it is done. Refused, where the form came back: it goes on under that form's key.
// Else nobody knows, and it keeps its own.
function settle() {
  const sent = sessionStorage.getItem(SENT);
  if (!sent) return;
  sessionStorage.removeItem(SENT);
  const draft = localStorage.getItem(sent);
  if (!draft) return;
  const isDone = document.querySelector(".toast:not(.bad)") !== null;
  const isBack = formHere()?.dataset.again !== undefined;
  if (isDone || isBack) localStorage.removeItem(sent);
  if (isBack) localStorage.setItem(place + keyOf(formHere()), draft);
}

function offer(form) {
  const template = document.getElementById("kept-draft");
  const here = JSON.stringify(typedIn(form));
  for (const draft of drafts(place).slice(0, OFFERED)) {
    if (draft.name === place + keyOf(form) || JSON.stringify(draft.fields) === here) continue;
    const note = template.content.firstElementChild.cloneNode(true);
    note.querySelector("time").textContent = new Date(draft.at).toLocaleString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
    note.querySelector("q").textContent = draft.fields.find(([name, value]) => name.endsWith(".Description") && value)?.[1] ?? "…";
    note.querySelector("[data-resumes]").addEventListener("click", () => resume(form, draft));
    note.querySelector("[data-drops]").addEventListener("click", () => {
      localStorage.removeItem(draft.name);
      note.remove();
    });
    form.before(note);
  }
}

// The server makes the form of it again, with as many lines as there were, and changes nothing.
function resume(form, draft) {
  const again = document.createElement("form");
  again.method = "post";
  again.hidden = true;
  const marks = [["__RequestVerificationToken", form.elements.namedItem("__RequestVerificationToken").value], ["__resumed", "1"], ["__key", draft.name.slice(place.length)]];
  for (const [name, value] of [...draft.fields, ...marks]) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", name, value];
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}

const isReachable = () =>
  fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(5_000) }).then(() => true, () => false);

// Asked before the page is left: a browser that can't reach the server would show its own page in place of the form.
let passed = null;
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("form[data-keeps]") || event.defaultPrevented) return;
  if (passed === form) {
    passed = null;
    sessionStorage.setItem(SENT, place + keyOf(form));
    return;
  }
  event.preventDefault();
  if (form.dataset.waits) return;
  form.dataset.waits = "1";
  keep(form);
  if (!(await isReachable())) {
    const { offline } = document.getElementById("kept-draft").dataset;
    tell(offline, true, true);
    do await new Promise((resolve) => setTimeout(resolve, RETRY));
    while (!(await isReachable()));
  }
  delete form.dataset.waits;
  passed = form;
  form.requestSubmit(submitter);
}, true);

settle();
drafts(`kept/${document.body.dataset.user}/`); // forgets what is too old
if (formHere()) offer(formHere());
