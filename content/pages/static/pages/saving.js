/* Whoever presses a button while the draft is still being kept by itself waits for that: sent at the same
   time, new rows of the page would be there twice, or the press be lost. */
const PATIENCE = 10000; // milliseconds
const keeping = new WeakSet();

document.addEventListener("w-autosave:save", (event) => keeping.add(event.target));
for (const end of ["success", "error"]) {
  document.addEventListener(`w-autosave:${end}`, (event) => keeping.delete(event.target));
}

function send(form, button) {
  if (button) button.disabled = false; // a button that shows its progress cannot be pressed, nor name itself
  form.requestSubmit(button);
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (!keeping.has(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.waits) return;
  form.dataset.waits = "yes";
  const begun = Date.now();
  const timer = setInterval(() => {
    if (keeping.has(form) && Date.now() - begun < PATIENCE) return;
    clearInterval(timer);
    delete form.dataset.waits;
    keeping.delete(form);
    send(form, button);
  }, 50);
}, true);
