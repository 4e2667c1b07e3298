/* Whoever presses a button while the draft is still being kept by itself waits for that: sent at the same
   time, new rows of the page would be there twice, or the press be lost. Once the press is under way nothing
   more is kept. Whoever was signed out meanwhile is told, and goes on after signing in elsewhere. */
const PATIENCE = 10000; // milliseconds
const keeping = new WeakSet(), sent = new WeakMap();
let asked = null; // the window that asks to sign in

document.addEventListener("w-autosave:save", (event) => {
  if (Date.now() - (sent.get(event.target) ?? -Infinity) < PATIENCE) event.preventDefault();
  else keeping.add(event.target);
});
for (const end of ["success", "error"]) {
  document.addEventListener(`w-autosave:${end}`, (event) => keeping.delete(event.target));
}

function send(form, button) {
  if (button) button.disabled = false; // a button that shows its progress cannot be pressed, nor name itself
  form.requestSubmit(button);
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (asked && form.hasAttribute("data-edit-form")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return asked.showModal();
  }
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

window.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent.set(event.target, Date.now());
});

async function tokenOfNow() {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (answer.type === "opaqueredirect") return ""; // to where one signs in
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

// Each sign-in has a token of its own: forms from before it would be refused.
function renew(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
}

function ask() {
  asked = document.getElementById("signed-out").content.firstElementChild.cloneNode(true);
  asked.querySelector("button").addEventListener("click", () => asked.close());
  document.body.append(asked);
  asked.showModal();
}

document.addEventListener("w-autosave:error", async (event) => {
  if (asked || event.detail.type !== "server_error") return;
  const token = await tokenOfNow();
  token ? renew(token) : ask();
});

async function goOn() {
  const token = asked && (await tokenOfNow());
  if (!token) return;
  renew(token);
  asked?.remove();
  asked = null;
  document.querySelector("[data-edit-form]")?.dispatchEvent(new CustomEvent("w-unsaved:add", { cancelable: true }));
}
window.addEventListener("focus", goOn);
document.addEventListener("visibilitychange", goOn);
