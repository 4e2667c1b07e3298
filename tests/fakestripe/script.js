/* Stands in for Stripe's own script in browser tests: the part of its interface that Coffret uses,
 * on fields of this page instead of Stripe's frames. Refuses what the real one refuses. */
(() => {
  const base = new URL(document.currentScript.src).origin;

  async function ask(path, key, options) {
    const answer = await fetch(base + path, { ...options, headers: { Authorization: `Bearer ${key}`, ...options.headers } });
    return answer.json();
  }

  function field(label, name, value) {
    const wrap = document.createElement("label");
    wrap.append(label, " ");
    const input = document.createElement("input");
    Object.assign(input, { inputMode: "numeric", autocomplete: "off", value });
    // No name: card data must not be posted to the shop.
    input.dataset.fakestripe = name;
    wrap.append(input);
    return { wrap, input };
  }

  /** Stripe's fields stand in frames: nothing of the page's stylesheet reaches them, only what is handed over. */
  function dress(element, { variables, rules }) {
    for (const [name, colour] of Object.entries(variables)) {
      if (name.startsWith("color") && !/^(#|rgb|hsl)/.test(colour)) throw new Error(`IntegrationError: ${name} ${colour}`);
    }
    for (const { wrap, input } of [element.number, element.expiry, element.cvc]) {
      wrap.style.color = rules[".Label"].color;
      Object.assign(input.style, {
        color: variables.colorText, background: variables.colorBackground, border: rules[".Input"].border,
        borderRadius: variables.borderRadius, fontFamily: variables.fontFamily,
      });
    }
  }

  class PaymentElement {
    mount(target) {
      const holder = typeof target === "string" ? document.querySelector(target) : target;
      this.number = field("Card number", "number", "");
      this.expiry = field("Expiration date", "expiry", "");
      this.cvc = field("Security code", "cvc", "");
      holder.replaceChildren(this.number.wrap, this.expiry.wrap, this.cvc.wrap);
      dress(this, this.appearance);
      holder.dataset.fakestripeReady = "true";
    }

    problem() {
      if (!this.number) return "The Payment Element is not mounted.";
      if (!this.number.input.value.trim()) return "Your card number is incomplete.";
      if (!/^\s*\d{1,2}\s*\/\s*\d{2}\s*$/.test(this.expiry.input.value)) return "Your expiration date is incomplete.";
      if (!/^\s*\d{3,4}\s*$/.test(this.cvc.input.value)) return "Your security code is incomplete.";
      return "";
    }
  }

  class Elements {
    constructor(options) {
      const saves = options.mode === "setup";
      const missing = ["mode", "currency", ...(saves ? [] : ["amount"])].filter((name) => !(name in options));
      if (missing.length) throw new Error(`IntegrationError: elements() needs ${missing}`);
      if (!saves && (!Number.isInteger(options.amount) || options.amount < 1)) throw new Error("IntegrationError: amount");
      if (!/^[a-z]{3}$/.test(options.currency)) throw new Error("IntegrationError: currency");
      if (options.paymentMethodCreation !== "manual") throw new Error("IntegrationError: paymentMethodCreation");
      if ("paymentMethodTypes" in options) throw new Error("IntegrationError: paymentMethodTypes was removed");
      this.submitted = false;
      this.appearance = options.appearance;
    }

    update({ appearance }) {
      dress(this.element, appearance);
    }

    create(kind) {
      if (kind !== "payment") throw new Error(`IntegrationError: no element ${kind}`);
      this.element = new PaymentElement();
      this.element.appearance = this.appearance;
      return this.element;
    }

    async submit() {
      const message = this.element.problem();
      this.submitted = !message;
      return message ? { error: { type: "validation_error", message } } : {};
    }
  }

  /** A dialog of the make-believe bank; resolves to whether the shopper approved. */
  function askShopper() {
    const dialog = document.createElement("dialog");
    dialog.dataset.fakestripe = "bank";
    const title = document.createElement("p");
    title.textContent = "Test bank: is it you?";
    const button = (text, value) => Object.assign(document.createElement("button"), { type: "button", textContent: text, value });
    const buttons = [button("Approve", "approve"), button("Refuse", "refuse")];
    dialog.append(title, ...buttons);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      const close = (approved) => { dialog.remove(); resolve(approved); };
      for (const one of buttons) one.addEventListener("click", () => close(one.value === "approve"));
      dialog.addEventListener("cancel", () => close(false));
    });
  }

  window.Stripe = (publishableKey) => {
    if (!/^pk_test_/.test(publishableKey)) throw new Error("IntegrationError: not a publishable key");
    return {
      elements: (options) => new Elements(options),

      async createPaymentMethod({ elements }) {
        if (!elements.submitted) throw new Error("IntegrationError: call elements.submit() first");
        const { number, expiry, cvc } = elements.element;
        const [month, year] = expiry.input.value.split("/").map((part) => part.trim());
        const body = new URLSearchParams({
          type: "card",
          "card[number]": number.input.value.replace(/\s/g, ""),
          "card[exp_month]": month,
          "card[exp_year]": `20${year}`,
          "card[cvc]": cvc.input.value.trim(),
        });
        const answer = await ask("/v1/payment_methods", publishableKey, { method: "POST", body });
        return answer.error ? { error: answer.error } : { paymentMethod: answer };
      },

      async handleNextAction({ clientSecret }) {
        const reference = clientSecret.split("_secret_")[0];
        const kind = reference.startsWith("seti_") ? "setupIntent" : "paymentIntent";
        const path = kind === "setupIntent" ? "/v1/setup_intents" : "/v1/payment_intents";
        const query = new URLSearchParams({ client_secret: clientSecret });
        const intent = await ask(`${path}/${reference}?${query}`, publishableKey, {});
        if (intent.error) return { error: intent.error };
        if (intent.status !== "requires_action") return { [kind]: intent };
        const approved = await askShopper();
        const answer = await ask("/_fake/authenticate", publishableKey, {
          method: "POST",
          body: JSON.stringify({ client_secret: clientSecret, approved }),
        });
        const error = answer.last_payment_error || answer.last_setup_error;
        return error ? { error } : { [kind]: answer };
      },
    };
  };
})();
