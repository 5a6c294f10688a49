// What is copied out of a table of figures pastes into Excel as numbers: a cell's raw figure instead of its dots.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const element = within.nodeType === Node.ELEMENT_NODE ? within : within.parentElement;
  if (element.closest("td, th")) return; // part of one cell: as it stands
  const table = element.closest("table.figures") ?? element.querySelector?.("table.figures");
  if (!table) return;

  const rows = [...table.rows].filter((row) => range.intersectsNode(row)).map((row) =>
    [...row.cells].filter((cell) => range.intersectsNode(cell)).map((cell) => cell.dataset.figure ?? cell.innerText.trim().replace(/\s+/g, " ")));
  if (rows.length === 0) return;
  event.clipboardData.setData("text/plain", rows.map((row) => row.join("\t")).join("\n"));
  event.preventDefault();
});
