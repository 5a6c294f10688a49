// A list that is gone through by keyboard: j and k go on and back, and a key presses the button of the card that one is at, whose data-item-key it is.
const cards = () => [...document.querySelectorAll("[data-walk] > li")];

const isTyping = (target) => target.closest?.("input:not([type=hidden]), textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const all = cards();
  if (all.length === 0) return;

  const at = all.findIndex((card) => card.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    const next = all[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return;
  }
  const pressed = all[at]?.querySelector(`[data-item-key="${CSS.escape(event.key)}"]`);
  if (pressed) {
    event.preventDefault();
    event.stopImmediatePropagation(); // the page may have the same key for something else
    pressed.click();
  }
}, true);
