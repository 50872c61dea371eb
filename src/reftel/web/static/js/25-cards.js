/* A card about the telegram a link leads to, fetched when one points at the link or moves the focus to it. */
"use strict";
(() => {
  const cards = new Map();
  let card = null;
  let wanted = null;
  let waiting = 0;
  const close = () => { clearTimeout(waiting); wanted = null; if (card) { card.remove(); card = null; } };
  const load = (path) => {
    if (!cards.has(path)) {
      cards.set(path, fetch(`${path}/card`).then((answer) => (answer.ok ? answer.text() : "")).catch(() => ""));
    }
    return cards.get(path);
  };
  const show = async (link) => {
    const text = await load(link.pathname);
    if (wanted !== link || !text) return;
    if (card) card.remove();
    card = new DOMParser().parseFromString(text, "text/html").body.firstElementChild;
    if (!card) return;
    document.body.append(card);
    const box = link.getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const below = box.bottom + 6 + card.offsetHeight < window.innerHeight;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - card.offsetHeight - 6) + window.scrollY}px`;
    card.classList.add("shown");
  };
  const want = (event) => {
    const link = event.target.closest ? event.target.closest("a[data-card]") : null;
    if (card && card.contains(event.target)) { clearTimeout(waiting); return; }
    if (!link || link === wanted) return;
    clearTimeout(waiting);
    wanted = link;
    waiting = setTimeout(() => show(link), event.type === "focusin" ? 350 : 200);
  };
  const leave = (event) => {
    const to = event.relatedTarget;
    if (!wanted || (to && (wanted.contains(to) || (card && card.contains(to))))) return;
    clearTimeout(waiting);
    waiting = setTimeout(close, 150);
  };
  document.addEventListener("pointerover", want);
  document.addEventListener("focusin", want);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
