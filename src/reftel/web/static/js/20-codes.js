/* Explanations are shown by style; this puts one away on Escape, and keeps it inside the window. */
"use strict";
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const one of document.querySelectorAll(".code:hover, .code:focus-within")) one.dataset.away = "";
  });
  const settle = (event) => {
    const code = event.target.closest ? event.target.closest(".code") : null;
    if (!code) return;
    const tip = code.querySelector(".tip");
    tip.classList.remove("tip-left");
    if (tip.getBoundingClientRect().right > document.documentElement.clientWidth - 8) tip.classList.add("tip-left");
  };
  const back = (event) => {
    const code = event.target.closest ? event.target.closest(".code") : null;
    if (code && !code.contains(event.relatedTarget)) delete code.dataset.away;
  };
  document.addEventListener("pointerover", settle);
  document.addEventListener("focusin", settle);
  document.addEventListener("pointerout", back);
  document.addEventListener("focusout", back);
})();
