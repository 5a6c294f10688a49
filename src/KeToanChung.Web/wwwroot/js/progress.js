// While the server works on a form, it is asked how far it is. Where it can't tell, the bar only moves.
const EACH = 400;

let watching = 0;

async function ask(form, watch) {
  const [place, bar, said] = [form.querySelector(".progress"), form.querySelector("progress"), form.querySelector("[data-said]")];
  place.classList.add("htmx-request");
  while (watch === watching) {
    await new Promise((resolve) => setTimeout(resolve, EACH));
    const answer = await fetch(`/progress/${form.elements.namedItem("__key").value}`).catch(() => null);
    if (watch !== watching || !answer?.ok) continue;
    const { done, total, text } = await answer.json();
    said.textContent = text;
    if (total > 0) [bar.max, bar.value] = [total, done];
    else bar.removeAttribute("value");
  }
}

const start = (form) => ask(form, ++watching);

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-watched]") && !event.defaultPrevented && !event.submitter?.matches("[data-downloads], [hx-post]")) start(event.target);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest("form[data-watched]");
  if (form) start(form);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-watched]") ?? document.querySelector("form[data-watched]");
  if (!form) return;
  watching++;
  form.querySelector(".progress").classList.remove("htmx-request");
});
