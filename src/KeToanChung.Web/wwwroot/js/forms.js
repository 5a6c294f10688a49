// Amounts and days are read by the server, in the one place that reads them when the form is sent; this shows the answer while one is still in the form.
document.addEventListener("change", async (event) => {
  const input = event.target;
  const kind = input.dataset?.typed;
  if (!kind || input.value.trim() === "") return;
  const typed = input.value;
  const answer = await fetch(`/typed/${kind}?text=${encodeURIComponent(typed)}`, { headers: { accept: "application/json" } });
  if (!answer.ok || input.value !== typed) return;
  const { text, problem } = await answer.json();
  if (problem === null) input.value = text;
  say(input, problem);
});

function say(input, problem) {
  const field = input.closest(".field");
  if (!field) return;
  const id = `${input.id}-error`;
  let error = document.getElementById(id);
  field.classList.toggle("bad", problem !== null);
  if (problem === null) {
    error?.remove();
    input.removeAttribute("aria-invalid");
    return;
  }
  if (!error) {
    error = document.createElement("p");
    error.className = "error";
    error.id = id;
    field.append(error);
  }
  error.textContent = problem;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
}

// Choose all, or none once all are chosen.
document.addEventListener("click", (event) => {
  const chooser = event.target.closest("[data-checks]");
  if (!chooser) return;
  const boxes = [...chooser.form.querySelectorAll(`input[type=checkbox][name="${chooser.dataset.checks}"]`)];
  const isAll = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !isAll;
});

// Sent once: the key in the form makes a second sending harmless, this makes it rare.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || event.submitter?.matches("[data-downloads]")) return; // the page stays where a file comes
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Back from the next page the form is as it was, and can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

// A form that came through the sign-in page goes back to where it was being filled in.
for (const form of document.querySelectorAll("form[data-goes-on]")) form.requestSubmit();
