// Ctrl+K: the list of the switch page, in a dialog, narrowed while one types: by code, by words without diacritics, by initials.
const dialog = document.getElementById("switcher");

dialog?.addEventListener("opens", async () => {
  if (dialog.dataset.loaded) {
    const input = dialog.querySelector("input[type=search]");
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  dialog.dataset.loaded = "1";
  const answer = await fetch(dialog.dataset.source);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.getElementById("content");
  if (!answer.ok || !main) {
    location.href = dialog.dataset.source;
    return;
  }
  dialog.replaceChildren(...main.childNodes);
  dialog.querySelector("input[type=search]").focus();
  mark(visible()[0]);
});

const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d").trim();
const items = () => [...document.querySelectorAll("#switch-list > li")];
const visible = () => items().filter((item) => !item.hidden);

function mark(item) {
  for (const other of items()) other.classList.toggle("at", other === item);
  item?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-finds]")) return;
  const words = folded(event.target.value).split(/\s+/).filter(Boolean);
  for (const item of items()) item.hidden = !words.every((word) => item.dataset.words.includes(word));
  mark(visible()[0]);
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("[data-finds]")) return;
  const shown = visible();
  const at = shown.findIndex((item) => item.classList.contains("at"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    mark(shown[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), shown.length - 1)]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    (shown[at] ?? shown[0])?.querySelector("a").click();
  }
});
