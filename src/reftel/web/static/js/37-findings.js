/* Decisions on findings without loading the page again, by click or key; words and list point at each other. */
"use strict";
(() => {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches || !form.matches("[data-decide]") || !event.submitter) return;
    const item = form.closest("[data-finding]");
    if (!item || event.submitter.value === "undo") return;
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(form));
    sent.set("wish", event.submitter.value);
    const answer = await fetch("/findings", { method: "POST", headers: { "x-quiet": "1", "content-type": "application/x-www-form-urlencoded" }, body: sent }).catch(() => null);
    if (!answer || !answer.ok || answer.status !== 204) { location.reload(); return; }
    const words = event.submitter.value === "confirm" ? "confirmed" : "rejected";
    const said = document.createElement("button");
    said.type = "submit";
    said.name = "wish";
    said.value = "undo";
    said.className = "bar-button";
    said.textContent = `${words[0].toUpperCase()}${words.slice(1)}. Take it back`;
    for (const button of form.querySelectorAll("button")) button.remove();
    form.append(said);
    item.classList.add("is-decided");
    const all = [...document.querySelectorAll("[data-finding]:not(.is-decided)")];
    const next = all.find((one) => item.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) || all[0];
    if (next && next.offsetParent) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  });
  const point = (event, on) => {
    const from = event.target.closest ? event.target.closest("[data-finding], [data-finding-words]") : null;
    if (!from) return;
    const id = from.dataset.findingWords || from.id.slice(2);
    for (const one of document.querySelectorAll("[data-finding-words]")) if (one.dataset.findingWords === id) one.classList.toggle("pointed", on);
  };
  document.addEventListener("pointerover", (event) => point(event, true));
  document.addEventListener("pointerout", (event) => point(event, false));
  document.addEventListener("focusin", (event) => point(event, true));
  document.addEventListener("focusout", (event) => point(event, false));
})();
