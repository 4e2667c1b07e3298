/* Stripe's card form, and the bank's confirmation that a card may ask for.
 *
 * Paying: a form with
 *   data-stripe-payment                       marks it
 *   data-publishable-key  data-script-url     from paymentOptions
 *   data-amount  data-currency                minor units of what is paid, ISO code; without an
 *                                             amount the card is only saved
 *   data-unavailable                          what to say when Stripe's script does not load
 * holding an empty [data-stripe-fields], an empty [data-stripe-message] (role="alert") and
 * <input type="hidden" name="paymentMethod">. Submitting it fills that field first: card data go
 * from Stripe's frames to Stripe and never touch this page.
 *
 * Confirming: the PaymentRefresh or PaymentMethodRefresh form with
 *   data-stripe-action  data-client-secret  data-publishable-key  data-script-url  data-unavailable
 * is posted by itself once the shopper has answered the bank, whatever the answer: the server asks
 * Stripe how it ended.
 */

const scripts = new Map();

/** Stripe's own script, loaded once; it must come from Stripe's host, never from a copy. */
function loadStripe({ scriptUrl, publishableKey }) {
  if (!scripts.has(scriptUrl)) {
    scripts.set(scriptUrl, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = scriptUrl;
      script.async = true;
      script.onload = () => (window.Stripe ? resolve() : reject(new Error("no Stripe in the script")));
      script.onerror = () => reject(new Error("the script did not load"));
      document.head.append(script);
    }));
  }
  return scripts.get(scriptUrl).then(() =>
    window.Stripe(publishableKey, { locale: document.documentElement.lang || "auto" }));
}

/** A colour in the notation that Stripe reads, however the stylesheet writes it; what shines through is `under`. */
function plain(colour, under = colour) {
  const paint = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  for (const coat of [under, colour]) {
    paint.fillStyle = coat;
    paint.fillRect(0, 0, 1, 1);
  }
  const parts = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** The theme's colours and type as they are now, read from a field of its own where Stripe's will stand. */
function appearance(fields) {
  const sample = document.createElement("div");
  sample.innerHTML = '<label>-</label><input tabindex="-1"><p class="problem">-</p>';
  fields.after(sample);
  const [label, input, problem] = [...sample.children].map((part) => getComputedStyle(part));
  const text = plain(input.color);
  const variables = {
    fontFamily: input.fontFamily,
    colorText: text,
    colorTextSecondary: plain(label.color),
    colorBackground: plain(input.backgroundColor),
    colorPrimary: text,
    colorDanger: plain(problem.color),
    borderRadius: input.borderTopLeftRadius,
  };
  const border = `${input.borderTopWidth} solid ${plain(input.borderTopColor, input.backgroundColor)}`;
  sample.remove();
  return {
    theme: "stripe",
    variables,
    rules: { ".Input": { border, boxShadow: "none" }, ".Label": { color: variables.colorTextSecondary } },
  };
}

function say(form, text) {
  const message = form.querySelector("[data-stripe-message]");
  if (message) message.textContent = text;
}

function setBusy(form, busy) {
  form.setAttribute("aria-busy", String(busy));
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    button.disabled = busy;
  }
}

/** A new payment method's id; throws what the shopper must read. */
async function paymentMethod(stripe, elements) {
  const submitted = await elements.submit();
  if (submitted.error) throw submitted.error;
  const created = await stripe.createPaymentMethod({ elements });
  if (created.error) throw created.error;
  return created.paymentMethod.id;
}

async function mountPayment(form) {
  const fields = form.querySelector("[data-stripe-fields]");
  const stripe = await loadStripe(form.dataset);
  const { amount } = form.dataset;
  const elements = stripe.elements({
    ...(amount ? { mode: "payment", amount: Number(amount) } : { mode: "setup" }),
    currency: form.dataset.currency.toLowerCase(),
    setupFutureUsage: "off_session",
    paymentMethodCreation: "manual",
    allowedPaymentMethodTypes: ["card"],
    appearance: appearance(fields),
  });
  elements.create("payment").mount(fields);
  const night = matchMedia("(prefers-color-scheme: dark)");
  night.addEventListener("change", () => elements.update({ appearance: appearance(fields) }));
  return { stripe, elements };
}

function enhancePayment(form) {
  const method = form.elements.namedItem("paymentMethod");
  const mounted = mountPayment(form);
  let paying = false;

  mounted.catch(() => say(form, form.dataset.unavailable));

  // First in line, so that a module that posts forms by itself sees the form only when it is full.
  form.addEventListener("submit", async (event) => {
    if (method.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (paying) return;
    paying = true;
    setBusy(form, true);
    say(form, "");
    try {
      const { stripe, elements } = await mounted;
      method.value = await paymentMethod(stripe, elements);
    } catch (error) {
      say(form, error.message && error.type ? error.message : form.dataset.unavailable);
    }
    paying = false;
    setBusy(form, false);
    if (method.value) form.requestSubmit(event.submitter);
  }, { capture: true });

  // A page taken back from history must not send the method that was used before.
  window.addEventListener("pageshow", () => { method.value = ""; });
}

async function confirmWithBank(form) {
  try {
    const stripe = await loadStripe(form.dataset);
    // A refusal is an answer too: what came of it is read at Stripe by the server, not here.
    await stripe.handleNextAction({ clientSecret: form.dataset.clientSecret });
  } catch {
    say(form, form.dataset.unavailable);
    return;
  }
  form.requestSubmit();
}

document.querySelectorAll("form[data-stripe-payment]").forEach(enhancePayment);
document.querySelectorAll("form[data-stripe-action]").forEach(confirmWithBank);
