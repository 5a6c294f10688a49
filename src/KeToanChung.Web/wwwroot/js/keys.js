// Shortcuts for the whole page. While one types, only those with Ctrl.
let wentTo = 0;

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // Vietnamese input methods put a syllable together from several keys
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.querySelector("[data-opens=switcher]")?.click();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    const save = document.querySelector("main [data-saves]");
    if (!save || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    save.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;

  if (Date.now() - wentTo < 1500) {
    wentTo = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }

  switch (event.key) {
    case "g":
      wentTo = Date.now();
      break;
    case "?":
      document.querySelector("[data-opens=shortcuts]")?.click();
      break;
    case "/": {
      const search = document.querySelector("main input[type=search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
      break;
    }
    default: {
      const action = document.querySelector(`main [data-keys="${CSS.escape(event.key)}"]`);
      if (action && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        action.click();
      }
    }
  }
});
