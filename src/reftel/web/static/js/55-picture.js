/* Pictures of exchanges: the telegram that is pointed at, what it cites and what cites it stand out. */
"use strict";
(() => {
  for (const figure of document.querySelectorAll("[data-picture]")) {
    const plot = figure.querySelector(".pic-plot");
    const said = figure.querySelector("[data-said]");
    const first = said.textContent;
    const dots = new Map([...plot.querySelectorAll(".pic-dot")].map((dot) => [dot.dataset.key, dot]));
    const arrows = [...plot.querySelectorAll(".pic-arrow")];
    let lit = null;
    const light = (key) => {
      if (key === lit) return;
      lit = key;
      plot.classList.toggle("pic-lit", key !== null);
      for (const one of plot.querySelectorAll(".pic-on")) one.classList.remove("pic-on");
      said.textContent = first;
      if (key === null) return;
      const dot = dots.get(key);
      dot.classList.add("pic-on");
      let cites = 0;
      let citedBy = 0;
      for (const arrow of arrows) {
        const { from, to } = arrow.dataset;
        if (from !== key && to !== key) continue;
        arrow.classList.add("pic-on");
        dots.get(from === key ? to : from)?.classList.add("pic-on");
        if (from === key) cites += 1; else citedBy += 1;
      }
      said.textContent = `${dot.parentNode.getAttribute("aria-label")}. Cites ${cites}, cited by ${citedBy} of these.`;
    };
    const keyOf = (target) => target.closest(".pic-dot")?.dataset.key ?? target.querySelector?.(".pic-dot")?.dataset.key ?? null;
    plot.addEventListener("pointerover", (event) => light(event.target === plot ? null : keyOf(event.target)));
    plot.addEventListener("pointerleave", () => light(null));
    plot.addEventListener("focusin", (event) => light(keyOf(event.target)));
    plot.addEventListener("focusout", () => light(null));

    const only = figure.querySelector("[data-answers]");
    if (only && plot.querySelector(".pic-answers")) {
      only.hidden = false;
      only.addEventListener("change", (event) => plot.classList.toggle("pic-only-answers", event.target.checked));
    }
    const scroll = figure.querySelector(".picture-scroll");
    const start = plot.querySelector(".pic-start");
    if (start && scroll.scrollWidth > scroll.clientWidth) {
      const here = start.getBoundingClientRect().left - scroll.getBoundingClientRect().left;
      scroll.scrollLeft += here - scroll.clientWidth / 2;
    }
  }
})();
