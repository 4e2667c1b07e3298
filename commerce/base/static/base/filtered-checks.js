/* Only the boxes whose name holds what is typed stay in sight; nothing that is ticked is lost. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter(list) {
  const field = list.querySelector("input[type=search]");
  const rows = [...list.querySelectorAll(":scope > div > div")];
  field.addEventListener("input", () => {
    const wanted = plain(field.value.trim());
    for (const row of rows) row.hidden = !plain(row.textContent).includes(wanted);
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-filtered-checks]").forEach(filter));
