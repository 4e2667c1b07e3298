/* The browser's own chooser of colours fills the field beside it. */
for (const pair of document.querySelectorAll("[data-dress-colour]")) {
  const [text, chooser] = pair.querySelectorAll("input");
  chooser.addEventListener("input", () => { text.value = chooser.value; });
  text.addEventListener("input", () => {
    chooser.value = /^#[0-9a-f]{6}$/i.test(text.value) ? text.value : chooser.dataset.drawn;
  });
}

/* Another theme has other options: they take the place of these. */
document.querySelector("select[name=theme]")?.addEventListener("change", (event) => {
  location.search = new URLSearchParams({ theme: event.target.value });
});
