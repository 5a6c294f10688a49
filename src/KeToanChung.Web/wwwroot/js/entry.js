// The grid of a voucher by keyboard: Enter behind the last line begins another, + adds one, = balances. What posting would do is asked of the server.
import { isLookingUp } from "./lookup.js";
import { tell } from "./tell.js";

const formOf = (target) => target.closest?.("form[data-entry]");
const gridOf = (form) => form.querySelector(".entry-grid tbody");
const amountsOf = (form) => [...gridOf(form).querySelectorAll("[data-typed=amount]")];

document.addEventListener("keydown", (event) => {
  const form = formOf(event.target);
  if (!form || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isLookingUp()) return;
  const row = event.target.matches("input") && event.target.closest(".entry-grid tbody tr");
  if (!row) return;
  if (event.key === "Enter" && !event.shiftKey && !row.nextElementSibling && cellsOf(row).at(-1) === event.target) {
    // Behind the last line: an empty one means that all is said.
    if ([...row.querySelectorAll("[data-lookup=accounts], [data-typed=amount]")].every((field) => field.value === "")) return;
    event.preventDefault();
    addLine(form)?.querySelector("input")?.focus();
  } else if (event.key === "+" && event.target.value === "") {
    event.preventDefault();
    addLine(form)?.querySelector("input")?.focus();
  } else if (event.key === "=" && event.target.dataset.typed === "amount") {
    event.preventDefault();
    balance(form, event.target);
  }
});

function addLine(form) {
  const grid = gridOf(form);
  const last = grid.lastElementChild;
  const index = grid.children.length;
  if (index >= Number(form.dataset.most)) {
    tell(form.dataset.tooMany, true);
    return null;
  }
  const row = last.cloneNode(true);
  for (const element of row.querySelectorAll("[id], [name], [for], [aria-describedby]"))
    for (const name of ["id", "name", "for", "aria-describedby"])
      if (element.hasAttribute(name))
        element.setAttribute(name, element.getAttribute(name).replace(/Lines\[\d+\]/, `Lines[${index}]`).replace(/Lines_\d+_/, `Lines_${index}_`));
  for (const error of row.querySelectorAll(".error")) error.remove();
  for (const field of row.querySelectorAll(".field.bad")) field.classList.remove("bad");
  for (const field of row.querySelectorAll("input")) {
    const isKept = /\.(Chapter|SubCategory)$/.test(field.name); // an agency has one of each, nearly always
    if (!isKept) field.value = "";
    delete field.dataset.choices;
    field.removeAttribute("aria-invalid");
    field.removeAttribute("title");
    field.removeAttribute("autofocus");
  }
  grid.append(row);
  return row;
}

// What posting would do, as the server sees it. What was asked last is shown; whoever asked gets their own answer.
let turn = 0;
async function check(form) {
  const mine = ++turn;
  const answer = await fetch("?handler=Check", { method: "POST", body: new FormData(form) });
  if (!answer.ok) return null;
  const shown = document.createElement("template");
  shown.innerHTML = await answer.text();
  const checked = shown.content.querySelector("#check");
  if (!checked) return null;
  if (mine === turn) form.querySelector("#check").replaceWith(checked);
  return Number(checked.dataset.difference);
}

async function balance(form, field) {
  field.value = "";
  const difference = await check(form);
  if (difference === null || field.value !== "") return; // somebody who types meanwhile knows better
  const missing = field.name.endsWith(".Credit") ? difference : -difference;
  if (missing === 0) return;
  field.value = missing.toLocaleString("vi-VN");
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.select();
}

let waiting = 0;
function checkSoon(form) {
  clearTimeout(waiting);
  waiting = setTimeout(() => form.isConnected && check(form), 150); // it may have been filled in anew
}

document.addEventListener("change", (event) => {
  const form = formOf(event.target);
  if (!form) return;
  checkSoon(form);
  if (event.target.id !== "Form_Amount") return;
  const { value, dataset } = event.target;
  const isUntouched = amountsOf(form).every((field) => field.value === "" || field.value.replace("-", "") === dataset.filled);
  if (isUntouched && value !== "" && form.querySelector("#Form_Operation").value !== "") form.querySelector("#fill").click();
});

document.addEventListener("picked", (event) => {
  const form = formOf(event.target);
  if (form && event.target.dataset.then === "fill") form.querySelector("#fill").click();
});

// Filling in the entries of an operation takes the form's answer in place of the form: the page stays, and with it the hand's place.
let filling = 0;
let postsWhenFilled = false;
async function fill(form) {
  const mine = ++filling;
  const answer = await fetch("?handler=Fill", { method: "POST", body: new FormData(form) });
  if (mine !== filling) return; // asked once more meanwhile
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const filled = page.querySelector("form[data-entry]");
  filling = 0;
  if (!filled) {
    location.reload(); // signed out, or the server is in trouble: its own page says which
    return;
  }
  for (const note of document.querySelectorAll("main > .note")) note.remove();
  form.before(...page.querySelectorAll("main > .note"));
  form.replaceWith(filled);
  begin(filled);
  const field = filled.querySelector("[autofocus]");
  field?.focus();
  field?.select?.();
  if (postsWhenFilled) filled.requestSubmit(filled.querySelector("[data-posts]"));
  postsWhenFilled = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("form[data-entry] #fill");
  if (!button) return;
  event.preventDefault();
  fill(button.form);
});

// Who posts while the entries are still being filled in means the filled ones.
document.addEventListener("submit", (event) => {
  if (!filling || !formOf(event.target) || !event.submitter?.matches("[data-posts]")) return;
  event.preventDefault();
  postsWhenFilled = true;
}, true);

function begin(form) {
  const amount = form.querySelector("#Form_Amount");
  if (amount) amount.dataset.filled = amount.value;
  if (amountsOf(form).some((field) => field.value !== "")) check(form);
}

// Lines pasted from a spreadsheet fill the grid from where one stands.
document.addEventListener("paste", (event) => {
  const form = formOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!form || !gridOf(form).contains(event.target) || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  const first = event.target.closest("tr");
  const column = cellsOf(first).indexOf(event.target);
  let row = first;
  for (const cells of rows) {
    if (!row) break; // as many as a voucher may have; the rest was named
    cells.forEach((cell, i) => {
      const field = cellsOf(row)[column + i];
      if (field) field.value = cell.replace(/\u00a0/g, " ").trim();
    });
    row = row.nextElementSibling ?? (cells === rows.at(-1) ? null : addLine(form));
  }
  checkSoon(form);
});

const cellsOf = (row) => [...row.querySelectorAll("input:not([type=hidden])")];

for (const form of document.querySelectorAll("form[data-entry]")) begin(form);
