// Codes and names while one types, in any input with data-lookup. Without script one types the code.
const found = new Map();
const list = document.createElement("ul");
list.id = "lookup";
list.className = "lookup";
list.setAttribute("role", "listbox");
list.hidden = true;

let input = null; // whose list is open
let listedFor = ""; // what had been typed when it was asked for
let at = -1;
let asked = 0;

export const isLookingUp = () => !list.hidden;

async function find(catalog, text, among, agency) {
  const address = `/lookups/${catalog}?${new URLSearchParams({ text, among, agency })}`;
  if (!found.has(address)) {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) return [];
    found.set(address, (await answer.json()).items);
  }
  return found.get(address);
}

async function open(target, among = "") {
  const turn = ++asked;
  const typed = target.value;
  const items = await find(target.dataset.lookup, among ? "" : target.value.trim(), among, target.form?.elements.namedItem("__agency")?.value ?? "");
  if (turn !== asked || document.activeElement !== target) return; // typed on, or gone on
  const isSettled = items.length === 1 && items[0].code === target.value.trim().toUpperCase();
  if (items.length === 0 || isSettled) {
    if (isSettled) target.title = items[0].name;
    close();
    return;
  }
  input = target;
  listedFor = typed;
  list.replaceChildren(...items.map(optionOf));
  mark(target.value === "" ? -1 : 0);
  list.hidden = false;
  const place = target.getBoundingClientRect();
  if (!list.isConnected) (target.closest("dialog") ?? document.body).append(list);
  list.style.left = `${Math.max(4, Math.min(place.left, innerWidth - list.offsetWidth - 8))}px`;
  const isBelow = place.bottom + list.offsetHeight < innerHeight || place.top < list.offsetHeight;
  list.style.top = `${isBelow ? place.bottom + 2 : place.top - list.offsetHeight - 2}px`;
  target.setAttribute("role", "combobox");
  target.setAttribute("aria-controls", "lookup");
  target.setAttribute("aria-expanded", "true");
}

function optionOf(item, index) {
  const option = document.createElement("li");
  option.id = `lookup-${index}`;
  option.setAttribute("role", "option");
  option.dataset.code = item.code;
  const code = document.createElement("strong");
  code.textContent = item.code;
  const name = document.createElement("span");
  name.textContent = item.name;
  option.append(code, name);
  if (item.note) {
    const note = document.createElement("small");
    note.textContent = item.note;
    option.append(note);
  }
  return option;
}

function mark(index) {
  at = index;
  [...list.children].forEach((option, i) => option.setAttribute("aria-selected", i === at ? "true" : "false"));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  if (at >= 0) input?.setAttribute("aria-activedescendant", `lookup-${at}`);
  else input?.removeAttribute("aria-activedescendant");
}

function close() {
  list.hidden = true;
  list.remove();
  input?.setAttribute("aria-expanded", "false");
  input?.removeAttribute("aria-activedescendant");
  input = null;
}

function pick(option) {
  const target = input;
  target.value = option.dataset.code;
  target.title = option.querySelector("span").textContent;
  close();
  target.dispatchEvent(new Event("change", { bubbles: true }));
  target.dispatchEvent(new CustomEvent("picked", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.lookup) open(event.target);
});

document.addEventListener("focusin", (event) => {
  asked++;
  if (event.target.dataset?.lookup) event.target.removeAttribute("list"); // the browser's own list is for those without script
  if (input && event.target !== input) close();
  const choices = event.target.dataset?.choices;
  if (choices && choices.includes(" ") && event.target.value === "") open(event.target, choices);
});

document.addEventListener("focusout", (event) => {
  if (event.target === input) close();
});

list.addEventListener("pointerdown", (event) => {
  event.preventDefault(); // the input keeps the focus
  const option = event.target.closest("li");
  if (option && input) pick(option);
});

// Typed faster than the answers come: what is picked is the first of the list for what was typed, not of the one before.
async function pickFirst(target) {
  await open(target);
  if (input === target && listedFor === target.value) pick(list.children[0]);
}

document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (!target.dataset?.lookup || event.isComposing) return;
  if (event.key === "ArrowDown" && list.hidden) {
    event.preventDefault();
    open(target, target.value === "" ? target.dataset.choices : "");
    return;
  }
  if (list.hidden) return;
  const last = list.children.length - 1;
  switch (event.key) {
    case "ArrowDown":
      mark(at >= last ? 0 : at + 1);
      break;
    case "ArrowUp":
      mark(at <= 0 ? last : at - 1);
      break;
    case "Escape":
      close();
      break;
    case "Enter":
      if (at < 0 || event.ctrlKey || event.shiftKey) {
        close();
        return;
      }
      if (listedFor === target.value) pick(list.children[at]);
      else pickFirst(target);
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
