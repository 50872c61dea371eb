/* A file dropped on a form goes into its field, and the form is sent. */
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-drop]")) {
    const field = form.querySelector('input[type="file"]');
    const over = (on) => form.classList.toggle("dropping", on);
    form.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    form.addEventListener("dragleave", () => over(false));
    form.addEventListener("drop", (event) => {
      over(false);
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    });
  }
})();
