/* Counts what goes into a box while it is composed; the form works without, and the shop checks it again. */

/** How many are chosen in a step: picked ones, or the sum of its numbers. */
function countOf(step) {
  const numbers = [...step.querySelectorAll("input[type=number]")];
  if (numbers.length) return numbers.reduce((sum, input) => sum + (Number(input.value) || 0), 0);
  return step.querySelector("input[type=radio]:checked:not([value=''])") ? 1 : 0;
}

function show(step) {
  const { minimum, maximum } = step.dataset;
  const count = countOf(step);
  const output = step.querySelector("output");
  output.hidden = false;
  output.value = `${count} / ${maximum}`;
  output.classList.toggle("whole", count >= Number(minimum) && count <= Number(maximum));
  output.classList.toggle("over", count > Number(maximum));
  for (const card of step.querySelectorAll("li")) {
    const number = card.querySelector("input[type=number]");
    const radio = card.querySelector("input[type=radio]");
    card.classList.toggle("taken", number ? Number(number.value) > 0 : Boolean(radio?.checked));
    // Nothing more fits in: plus rests until something is taken out.
    const plus = number?.parentElement.querySelector("button:last-of-type");
    if (plus) plus.disabled = count >= Number(maximum) || Number(number.value) >= Number(number.max);
  }
}

for (const step of document.querySelectorAll("[data-step]")) {
  step.addEventListener("change", () => show(step));
  step.addEventListener("input", () => show(step));
  show(step);
}
