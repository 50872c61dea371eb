/* Single keys for reading; they rest while a reader types, and can be switched off for good on the help sheet. */
"use strict";
(() => {
  const KEPT = "reftel-keys";
  const sheet = document.getElementById("keys");
  const allowed = document.getElementById("keys-on");
  const search = document.querySelector("[data-search]");
  const original = document.querySelector("[data-original]");

  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a reader may forbid it */ } };

  allowed.checked = kept(KEPT) !== "off";
  allowed.addEventListener("change", () => keep(KEPT, allowed.checked ? "on" : "off"));
  const opener = document.querySelector("[data-keys]");
  opener.hidden = false;
  opener.addEventListener("click", () => sheet.showModal());

  if (original) {
    original.checked = kept("reftel-original") === "on";
    original.addEventListener("change", () => keep("reftel-original", original.checked ? "on" : "off"));
  }

  const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox";

  const stops = () => {
    if (document.activeElement.closest(".says")) return [...document.querySelectorAll("[data-finding]")].filter((one) => one.offsetParent);
    return [...document.querySelectorAll("a[data-hit], [data-paragraph]")];
  };
  const move = (step) => {
    const all = stops();
    if (!all.length) return;
    const here = all.findIndex((one) => one.contains(document.activeElement));
    let next = here + step;
    if (here < 0) {
      const below = all.findIndex((one) => one.getBoundingClientRect().top > 4);
      next = step > 0 ? Math.max(0, below) : Math.max(0, below - 1);
    }
    const one = all[Math.min(all.length - 1, Math.max(0, next))];
    one.focus({ preventScroll: true });
    (one.closest("li, section") || one).scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => { const link = document.querySelector(selector); if (link) link.click(); };

  const mark = (state) => {
    const named = `[data-mark="${state}"] button`;
    const line = document.activeElement.closest("li");
    const button = (line && line.querySelector(named)) || document.querySelector(`.reader-bar ${named}`);
    if (button) button.form.requestSubmit(button);
  };

  const decide = (wish) => {
    const near = document.activeElement.closest("[data-finding]");
    const button = near && near.querySelector(`button[value="${wish}"]`);
    if (button) button.form.requestSubmit(button);
  };

  const keys = {
    "/": () => { search.focus(); search.select(); },
    "?": () => sheet.showModal(),
    j: () => move(1),
    k: () => move(-1),
    n: () => follow('.way a[rel="next"], .paging a[rel="next"]'),
    p: () => follow('.way a[rel="prev"], .paging a[rel="prev"]'),
    u: () => follow("[data-up]"),
    e: () => follow("[data-exact]"),
    m: () => follow("[data-unread]"),
    s: () => mark("starred"),
    x: () => { mark("aside"); if (document.activeElement.closest("li.hit")) move(1); },
    y: () => decide("confirm"),
    r: () => decide("reject"),
    f: () => { const one = document.querySelector("[data-finding]"); if (one) { one.focus(); one.scrollIntoView({ block: "nearest" }); } },
    d: () => { const one = document.querySelector("[data-notices]"); if (one) one.click(); },
    c: () => {
      const one = document.querySelector("details.collect");
      if (one) { one.open = true; one.querySelector("select, input:not([type=hidden]), button").focus(); }
    },
    o: () => { if (original) original.click(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || sheet.open || !allowed.checked) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
