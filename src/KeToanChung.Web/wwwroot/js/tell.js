/** Says something once, as the server's own messages do. */
export function tell(sentence, isBad = false, stays = false) {
  document.querySelector(".toast")?.remove();
  const toast = document.createElement("div");
  toast.className = isBad ? "toast bad" : "toast";
  toast.setAttribute("role", isBad ? "alert" : "status");
  toast.textContent = sentence;
  document.body.append(toast);
  if (!stays) setTimeout(() => toast.remove(), 12_000);
}
