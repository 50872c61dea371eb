/* Marks are left without loading the page again; an opened telegram counts as read after a moment. */
"use strict";
(() => {
  const send = (fields) => fetch("/marks", {
    method: "POST",
    headers: { "x-quiet": "1", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
    keepalive: true,
  });
  const show = (form, on) => {
    const button = form.querySelector("button");
    button.setAttribute("aria-pressed", on ? "true" : "false");
    form.elements.on.value = on ? "0" : "1";
    const title = (form.closest("li") || document).querySelector(".line-subject");
    if (title && form.closest("li")) title.classList.toggle(`was-${form.elements.state.value}`, on);
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches || !form.matches("[data-mark]")) return;
    event.preventDefault();
    const on = form.elements.on.value === "1";
    const sent = new URLSearchParams(new FormData(form));
    show(form, on);
    const opposite = { starred: "aside", aside: "starred" }[form.elements.state.value];
    if (on && opposite) {
      const other = (form.closest("li, .reader-bar") || document).querySelector(`[data-mark="${opposite}"]`);
      if (other) show(other, false);
    }
    const answer = await send(sent).catch(() => null);
    if (!answer || !answer.ok) { show(form, !on); form.submit(); }
  });

  const reading = document.querySelector("[data-reading]");
  if (!reading) return;
  let waiting = 0;
  const begin = () => {
    clearTimeout(waiting);
    if (document.visibilityState !== "visible") return;
    waiting = setTimeout(async () => {
      const answer = await send({ name: reading.dataset.reading, state: "read", on: "1" }).catch(() => null);
      const form = reading.querySelector('[data-mark="read"]');
      if (answer && answer.ok && form) show(form, true);
    }, 3000);
  };
  document.addEventListener("visibilitychange", begin);
  begin();
})();
