/* The form of notes takes over what is selected in a paragraph: where it stands, and its words. */
"use strict";
(() => {
  const form = document.querySelector("[data-annotate]");
  if (!form) return;
  const details = form.closest("details");
  const within = (node) => (node && (node.nodeType === 1 ? node : node.parentElement)) || document.body;
  let kept = null;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const paragraph = within(selection.anchorNode).closest("[data-paragraph]");
    const words = selection.toString().trim();
    if (paragraph && words) kept = { place: paragraph.id, words };
  });
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    if (kept) {
      form.elements.quote.value = kept.words.slice(0, 2000);
      if ([...form.elements.place.options].some((one) => one.value === kept.place)) form.elements.place.value = kept.place;
      kept = null;
    }
    form.elements.words.focus();
  });
})();
