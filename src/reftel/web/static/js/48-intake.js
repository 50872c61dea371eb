/* Files can be dropped anywhere on the page of files; an intake under way is looked at again every second. */
"use strict";
(() => {
  const form = document.querySelector("[data-drop]");
  if (form) {
    const input = form.querySelector("input[type=file]");
    const over = (event) => { if ([...event.dataTransfer.types].includes("Files")) { event.preventDefault(); form.classList.add("is-over"); } };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("is-over"); });
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      form.classList.remove("is-over");
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
  }
  const look = async () => {
    const answer = await fetch(location.pathname).catch(() => null);
    const parsed = answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const here = document.querySelector("[data-reload]");
    const next = parsed && parsed.querySelector("[data-reload]");
    if (parsed && !next) { location.reload(); return; }
    if (here && next) here.replaceChildren(...next.childNodes);
    setTimeout(look, 1000);
  };
  if (document.querySelector("[data-reload]")) setTimeout(look, 1000);
})();
