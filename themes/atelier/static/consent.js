/* What visitors agree to is loaded, nothing else; see docs/front-end.md. */

const banner = document.getElementById("consent");
const tags = JSON.parse(banner?.dataset.tags ?? "[]");

/** What was chosen: purpose → agreed or not; a purpose that was never asked for is not there. */
function choices() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("consent="));
  const parts = (cookie?.slice("consent=".length) ?? "").split(".").map((each) => each.split("-"));
  return new Map(parts.filter(([, said]) => said).map(([purpose, said]) => [purpose, said === "1"]));
}

function script(address) {
  const element = document.createElement("script");
  element.src = address;
  element.async = true;
  document.head.append(element);
}

/** A function that keeps its calls until the service's own script comes and makes them. */
function queue(name, keep = "queue") {
  const waiting = (window[name] ??= Object.assign((...call) => waiting[keep].push(call), { [keep]: [] }));
  return waiting;
}

function google(id) {
  window.dataLayer ??= [];
  window.gtag ??= function gtag() { window.dataLayer.push(arguments); };
  if (window.dataLayer.length === 0) window.gtag("js", new Date());
  window.gtag("config", id);
  script(`https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(id)}`);
}

const LOADERS = {
  google_analytics: google,
  google_ads: google,
  google_tag_manager(id) {
    (window.dataLayer ??= []).push({ "gtm.start": Date.now(), event: "gtm.js" });
    script(`https://www.googletagmanager.com/gtm.js?id=${encodeURIComponent(id)}`);
  },
  meta_pixel(id) {
    const fbq = queue("fbq");
    Object.assign(fbq, { push: fbq, loaded: true, version: "2.0" });
    window._fbq ??= fbq;
    fbq("init", id);
    fbq("track", "PageView");
    script("https://connect.facebook.net/en_US/fbevents.js");
  },
  affilae(id) {
    window._ae = { pid: id };
    script("https://static.affilae.com/ae-v3.5.js");
  },
  tiktok(id) {
    window.TiktokAnalyticsObject = "ttq";
    const ttq = (window.ttq ??= []);
    ttq.page = () => ttq.push(["page"]);
    ttq._i = { [id]: [] };
    ttq.page();
    script(`https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=${encodeURIComponent(id)}&lib=ttq`);
  },
  pinterest(id) {
    const pintrk = queue("pintrk");
    pintrk.version = "3.0";
    pintrk("load", id);
    pintrk("page");
    script("https://s.pinimg.com/ct/core.js");
  },
  linkedin(id) {
    window._linkedin_data_partner_ids = [id];
    queue("lintrk", "q");
    script("https://snap.licdn.com/li.lms-analytics/insight.min.js");
  },
  microsoft_ads(id) {
    window.uetq ??= [];
    const element = document.createElement("script");
    element.src = "https://bat.bing.com/bat.js";
    element.async = true;
    element.onload = () => {
      window.uetq = new window.UET({ ti: id, q: window.uetq });
      window.uetq.push("pageLoad");
    };
    document.head.append(element);
  },
};

const loaded = new Set();

/** Everything whose purpose is agreed to is there: the services, and what waits in `<template data-consent>`. */
function load(agreed) {
  for (const [purpose, service, id] of tags) {
    if (!agreed.get(purpose) || loaded.has(service + id)) continue;
    loaded.add(service + id);
    LOADERS[service]?.(id);
  }
  for (const waiting of document.querySelectorAll("template[data-consent]")) {
    const yes = agreed.get(waiting.dataset.consent);
    if (yes) waiting.replaceWith(waiting.content.cloneNode(true));
  }
  for (const instead of document.querySelectorAll("[data-consent-else]")) {
    instead.hidden = Boolean(agreed.get(instead.dataset.consentElse));
  }
}

/** What the services stored in this browser is deleted. */
function forget() {
  const theirs = /^(_ga|_gid|_gat|_gcl|_fbp|_fbc|_ae|_tt|_pin|_uet|li_|ln_)/;
  const names = document.cookie.split("; ").map((each) => each.split("=")[0]).filter((name) => theirs.test(name));
  const labels = location.hostname.split(".");
  for (const name of names) {
    document.cookie = `${name}=; max-age=0; path=/`;
    labels.forEach((_label, place) => {
      document.cookie = `${name}=; max-age=0; path=/; domain=${labels.slice(place).join(".")}`;
    });
  }
}

/** The choice is kept by the server, whose cookies browsers keep longer than ours. */
async function keep(body) {
  const before = choices();
  const options = { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" };
  const address = document.querySelector("[data-consent-form]").action;
  if (!(await fetch(address, options)).ok) return false;
  const now = choices();
  if (banner) banner.hidden = true;
  if ([...before].some(([purpose, agreed]) => agreed && !now.get(purpose))) {
    forget();
    location.reload();
  } else {
    load(now);
  }
  return true;
}

/** The boxes say what was chosen. */
function fill() {
  const chosen = choices();
  for (const box of document.querySelectorAll('[data-consent-form] input[name="agreed"]')) {
    box.checked = Boolean(chosen.get(box.value));
  }
}

function open() {
  fill();
  banner.hidden = false;
  banner.querySelector("details").open = true;
  banner.focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-consent-form]")) return;
  event.preventDefault();
  if (!(await keep(new FormData(form, event.submitter)).catch(() => false))) return form.submit();
  fill();
  document.querySelector("[data-consent-said]")?.removeAttribute("hidden");
});
document.addEventListener("click", (event) => {
  const given = event.target.closest("[data-consent-give]");
  if (given) {
    const purpose = given.dataset.consentGive;
    const body = new FormData();
    for (const [name, agreed] of new Map([...choices(), [purpose, true]])) {
      body.append("asked", name);
      if (agreed) body.append("agreed", name);
    }
    keep(body);
  }
  if (banner && event.target.closest("[data-consent-open]")) {
    event.preventDefault();
    open();
  }
});
banner?.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && tags.every(([purpose]) => choices().has(purpose))) banner.hidden = true;
});

load(choices());
fill();
if (banner && tags.some(([purpose]) => !choices().has(purpose))) banner.hidden = false;
