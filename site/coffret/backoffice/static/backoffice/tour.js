/* Shows whoever opens the back office the first time where things are; again from Help. */

const script = document.querySelector("script[data-tour]");
const again = new URLSearchParams(location.search).has("tour");

/** The entry of the menu, or the one that holds it; the tree of pages opens from a button. */
function entryOf(address) {
  if (address === script.dataset.pages) return document.querySelector(".sidebar-page-explorer-item > button");
  const link = document.querySelector(`.sidebar a[href="${address}"]`);
  return link?.closest(".sidebar-sub-menu-item")?.querySelector("button") ?? link;
}

async function open() {
  if (!again && sessionStorage.getItem("tour") === "seen") return;
  const answer = await fetch(script.dataset.tour, { credentials: "same-origin" });
  if (!answer.ok) return;
  const { seen, steps, words } = await answer.json();
  if (seen && !again) return sessionStorage.setItem("tour", "seen");
  walk(steps.filter((step) => !step.at || entryOf(step.at)), words);
}

function walk(steps, words) {
  const box = document.createElement("dialog");
  box.className = "tour";
  box.setAttribute("aria-labelledby", "tour-title");
  document.body.append(box);
  let number = 0;

  const button = (label, act, secondary) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.className = `button button-small${secondary ? " button-secondary" : ""}`;
    made.addEventListener("click", act);
    return made;
  };
  const end = () => {
    document.querySelector(".tour-here")?.classList.remove("tour-here");
    box.remove();
    sessionStorage.setItem("tour", "seen");
    const token = JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;
    fetch(script.dataset.tour, { method: "POST", headers: { "X-CSRFToken": token }, credentials: "same-origin" });
  };
  const show = (to) => {
    number = to;
    const step = steps[number];
    const title = Object.assign(document.createElement("h2"), { id: "tour-title", textContent: step.title });
    const text = Object.assign(document.createElement("p"), { textContent: step.text });
    const row = Object.assign(document.createElement("div"), { className: "tour-steps" });
    row.append(Object.assign(document.createElement("span"), { textContent: `${number + 1} / ${steps.length}` }));
    const last = number === steps.length - 1;
    if (!last) row.append(button(words.close, end, true));
    if (number) row.append(button(words.back, () => show(number - 1), true));
    row.append(button(last ? words.end : words.next, () => (last ? end() : show(number + 1))));
    box.replaceChildren(title, text, row);
    document.querySelector(".tour-here")?.classList.remove("tour-here");
    const entry = entryOf(step.at);
    entry?.classList.add("tour-here");
    entry?.scrollIntoView({ block: "nearest" });
    place(box, entry);
    row.lastElementChild.focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
    if (event.key === "ArrowRight" && number < steps.length - 1) show(number + 1);
    if (event.key === "ArrowLeft" && number) show(number - 1);
  });
  box.show();
  show(0);
}

/** Beside the entry where there is room, else in the middle of the window. */
function place(box, entry) {
  const at = entry?.getBoundingClientRect();
  const beside = at && at.width && at.right + box.offsetWidth + 24 < innerWidth;
  box.style.left = beside ? `${at.right + 12}px` : `${Math.max(16, (innerWidth - box.offsetWidth) / 2)}px`;
  box.style.top = beside ? `${Math.max(16, Math.min(at.top - 8, innerHeight - box.offsetHeight - 16))}px` : "20vh";
}

if (script) open();
