/* What makes the shop nicer where scripts run; every page and form works without it. */

const drawer = document.getElementById("drawer");

/** The visitor's own corner of a page that is the same for everybody. */
async function refreshSession() {
  const corner = document.querySelector("[data-session]");
  if (!corner) return;
  const answer = await fetch(corner.dataset.session, { credentials: "same-origin" });
  if (!answer.ok) return;
  corner.innerHTML = await answer.text();
  const count = corner.querySelector(".count");
  for (const place of document.querySelectorAll("[data-cart-count]")) place.replaceChildren(...(count ? [count.cloneNode(true)] : []));
  // Who is here: entries of menus that are for others are not shown.
  if ("preview" in document.documentElement.dataset) return;
  const who = corner.querySelector("[data-who]").dataset.who;
  document.documentElement.dataset.who = who;
  if (who !== "visitors") bringReserved();
}

/** What the page has for customers, or subscribers, alone is not in it: it is asked for by those who are. */
async function bringReserved() {
  const places = document.querySelectorAll("[data-reserved]");
  if (!places.length) return;
  const at = encodeURIComponent(location.pathname);
  const answer = await fetch(`${places[0].dataset.reserved}?at=${at}`, { credentials: "same-origin" });
  if (!answer.ok) return;
  const brought = document.createElement("template");
  brought.innerHTML = await answer.text();
  for (const place of places) {
    const own = brought.content.querySelector(`[data-block="${CSS.escape(place.dataset.block)}"]`);
    if (!own) continue;
    own.querySelectorAll("[data-until]").forEach(countDown);
    own.querySelectorAll("[data-film]").forEach((frame) => playElsewhere(frame, place.dataset.whole));
    place.replaceWith(...own.childNodes);
  }
}

/** This page, the same for everybody, lets no player of theirs in: the film plays on the page that is their own. */
function playElsewhere(frame, address) {
  frame.removeAttribute("data-film");
  frame.querySelector("a").href = address;
}

/** The cart as its fragment draws it; "" where it cannot be had. */
async function fetchCart() {
  const answer = await fetch(drawer.dataset.cartFragment, { credentials: "same-origin" });
  return answer.ok ? answer.text() : "";
}

function show(cart, place) {
  place.innerHTML = cart;
  dressQuantities(place);
}

/** Where a page keeps the cart beside its shelf, and has the room, no drawer is opened over it. */
const basket = document.querySelector("[data-basket]");
const hasBasket = () => Boolean(basket?.checkVisibility());

async function fillBasket() {
  const cart = await fetchCart();
  if (!cart) return false;
  const held = basket.contains(document.activeElement) && document.activeElement.closest("form")?.elements.line?.value;
  show(cart, basket);
  if (held) (basket.querySelector(`form[data-auto]:has([value="${CSS.escape(held)}"]) input[type=number]`) || basket).focus();
  return true;
}

async function openDrawer() {
  if (hasBasket()) return fillBasket();
  const cart = await fetchCart();
  if (!cart) return false;
  show(cart, drawer);
  if (!drawer.open) drawer.showModal();
  return true;
}

/** A quantity changed in the drawer or the basket, or a line taken out: the page stays. */
async function changeCart(event) {
  const form = event.target;
  const place = form.parentElement?.closest("#drawer, [data-basket]");
  if (!place || form.method !== "post") return;
  event.preventDefault();
  try {
    const { problems } = await post(form);
    if (problems.length || !(place === basket ? await fillBasket() : await openDrawer())) return form.submit();
    sayTotal(place);
    refreshSession();
  } catch {
    form.submit();
  }
}

/** Who does not see the cart change is told what it comes to. */
function sayTotal(place) {
  const said = document.querySelector("[data-basket-said]");
  if (said) said.textContent = place.querySelector(".total")?.textContent.trim() || place.textContent.trim();
}

/** Posts a form and answers `{next, problems}`. */
async function post(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  return answer.json();
}

/** Adding to the cart shows the cart, without leaving the page. */
async function addToCart(event) {
  const form = event.target;
  event.preventDefault();
  form.setAttribute("aria-busy", "true");
  try {
    const { problems } = await post(form);
    if (!problems.length && (await openDrawer())) {
      if (hasBasket()) sayTotal(basket);
      refreshSession();
      return;
    }
    if (!problems.length) return location.assign(form.elements.next.value);
    form.submit();
  } catch {
    form.submit();
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** Minus and plus beside a quantity; the words come from the page's language. */
function addStepper(input) {
  const box = document.createElement("span");
  box.className = "has-steps";
  input.before(box);
  for (const [sign, by] of [["−", -1], ["+", 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.tabIndex = -1;
    button.setAttribute("aria-hidden", "true");
    button.addEventListener("click", () => {
      input.value = Math.max(Number(input.min || 1), (Number(input.value) || 0) + by);
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    box.append(button);
    if (by < 0) box.append(input);
  }
}

/** A changed quantity posts itself: its button is for those without scripts. */
function dressQuantities(place) {
  place.querySelectorAll("input[type=number]").forEach(addStepper);
  for (const button of place.querySelectorAll("form[data-auto] button[type=submit]")) button.hidden = true;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-drawer]")) addToCart(event);
  else changeCart(event);
  // A second click sends nothing: the first one is on its way.
  if (form.matches("[data-once]")) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-once]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

/** What is answered beside another form is kept at once, and before that form is sent; a lost reply holds nobody up. */
let keeping = null;
function keep(form) {
  const signal = AbortSignal.timeout(5000);
  const sent = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, signal };
  const mine = fetch(form.action, sent).catch(() => null).then(() => { if (keeping === mine) keeping = null; });
  keeping = mine;
}
document.addEventListener("submit", (event) => {
  if (!keeping || event.target.matches("[data-keep]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target, submitter } = event;
  keeping.then(() => target.requestSubmit(submitter));
}, true);
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto], form[data-keep]");
  if (!form) return;
  if (form.matches("[data-keep]")) keep(form);
  else form.requestSubmit();
});

document.addEventListener("click", (event) => {
  const cart = event.target.closest("a[data-cart]");
  if (cart && !event.metaKey && !event.ctrlKey && location.pathname !== cart.pathname) {
    event.preventDefault();
    openDrawer().then((opened) => {
      if (!opened) location.assign(cart.href);
      else if (hasBasket()) basket.focus();
    });
  }
  if (event.target === drawer) drawer.close();
});

/** A film comes from its host once it is asked for, and stays within the page. */
document.addEventListener("click", (event) => {
  const frame = event.target.closest("[data-film]");
  if (!frame || !event.target.closest("a") || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  player.src = frame.dataset.film;
  player.title = frame.dataset.title;
  player.allow = "fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  frame.replaceChildren(player);
  player.focus();
});

/** Days, hours and minutes that are left; the day itself stands in the page for those without scripts. */
function countDown(box) {
  const left = Math.max(0, new Date(box.dataset.until) - Date.now()) / 60000;
  const language = document.documentElement.lang;
  const parts = [[left / 1440, "day"], [(left / 60) % 24, "hour"], [left % 60, "minute"]];
  const written = ([number, unit]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.floor(number));
  box.replaceChildren(...parts.map((part) => Object.assign(document.createElement("span"), { textContent: written(part) })));
  if (left) setTimeout(countDown, 60000 - (Date.now() % 60000), box);
}
document.querySelectorAll("[data-until]").forEach(countDown);

/** A test number is typed by a click on it. */
for (const number of document.querySelectorAll(".test-cards dt")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = number.textContent;
  button.addEventListener("click", () => {
    const field = document.getElementById("f-paymentMethod");
    field.value = number.textContent;
    field.focus();
  });
  number.replaceChildren(button);
}

/** Whoever still waits for their own box of a month is not shown what is in it, unless they wish. */
async function askForOwnBox(corner) {
  const page = corner.closest(".past-box");
  const shielded = page.matches("[data-shielded]");
  if (shielded) page.classList.add("asking");
  try {
    const signal = AbortSignal.timeout(2000);
    const answer = await fetch(corner.dataset.ownBox, { credentials: "same-origin", signal });
    const html = answer.ok ? (await answer.text()).trim() : "";
    if (html) corner.innerHTML = html;
    const own = corner.querySelector("[data-arrival]");
    const contents = page.querySelector(".box-contents");
    if (shielded && contents && own?.dataset.arrival === "ON_ITS_WAY") {
      page.classList.add("folded");
      contents.open = false;
      contents.querySelector("summary").textContent = own.dataset.folded;
      contents.addEventListener("toggle", () => page.classList.toggle("folded", !contents.open));
    }
  } catch {
    // The link to the visitor's own page stays where it is.
  } finally {
    page.classList.remove("asking");
  }
}
document.querySelectorAll("[data-own-box]").forEach(askForOwnBox);

dressQuantities(document);
if (hasBasket()) fillBasket();
refreshSession();

// Back from the bank: how it ended is asked at once.
if (new URLSearchParams(location.search).has("returned")) {
  document.querySelector("form[data-refresh]")?.requestSubmit();
}
