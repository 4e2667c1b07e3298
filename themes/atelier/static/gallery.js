/* A picture of a gallery opens over the page, and leads to those beside it; without scripts it opens alone. */

let at = 0;

const linksOf = (gallery) => [...gallery.querySelectorAll("li a")];

/** The picture of this number, with its caption; after the last comes the first. */
function show(gallery, number) {
  const links = linksOf(gallery);
  at = (number + links.length) % links.length;
  const caption = links[at].closest("figure").querySelector("figcaption");
  const whole = links[at].querySelector("template").content.cloneNode(true);
  whole.querySelector("img").loading = "eager";
  gallery.querySelector("dialog figure").replaceChildren(whole, ...(caption ? [caption.cloneNode(true)] : []));
  gallery.querySelector("[data-count]").textContent = `${at + 1} / ${links.length}`;
}

document.addEventListener("click", (event) => {
  const gallery = event.target.closest("[data-gallery]");
  const dialog = gallery?.querySelector("dialog");
  const number = gallery ? linksOf(gallery).indexOf(event.target.closest("a")) : -1;
  const step = event.target.closest("[data-gallery] [data-step]");
  if (step) show(gallery, at + Number(step.dataset.step));
  else if (dialog && event.target === dialog) dialog.close();
  else if (number >= 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    show(gallery, number);
    dialog.showModal();
  }
});

document.addEventListener("keydown", (event) => {
  const gallery = event.target.closest("[data-gallery]:has(dialog[open])");
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!gallery || !step) return;
  event.preventDefault();
  show(gallery, at + step);
});

/** Who looked on as far as another picture goes on from there. */
document.addEventListener("close", (event) => {
  const gallery = event.target.closest("[data-gallery]");
  if (gallery) linksOf(gallery)[at].focus();
}, true);
