/* Suggestions while one types, a period brushed on the columns, and counts loaded when they are opened. */
"use strict";
(() => {
  for (const input of document.querySelectorAll("[data-suggest]")) {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `${input.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    input.parentElement.append(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let at = -1;
    let serial = 0;
    let waiting = 0;
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const take = (item) => {
      input.value = item.dataset.query;
      close();
      if (item.dataset.kind === "telegram") input.form.requestSubmit(); else { input.value += item.dataset.kind === "field" ? "" : " "; input.focus(); }
    };
    const point = (step) => {
      const items = [...list.children];
      if (!items.length) return;
      if (items[at]) items[at].setAttribute("aria-selected", "false");
      at = (at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length;
      items[at].setAttribute("aria-selected", "true");
      items[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[at].id);
    };
    const ask = async () => {
      const mine = ++serial;
      const answer = await fetch(`/suggest?${new URLSearchParams({ q: input.value })}`).catch(() => null);
      if (!answer || !answer.ok || mine !== serial || document.activeElement !== input) return;
      const found = await answer.json();
      if (mine !== serial) return;
      list.replaceChildren(...found.map((one, place) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${place}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.query = one.query;
        item.dataset.kind = one.kind;
        for (const [name, words] of [["text", one.text], ["label", one.label === one.text ? "" : one.label], ["count", one.count ? one.count.toLocaleString("en") : ""]]) {
          if (!words) continue;
          const span = document.createElement("span");
          span.className = `suggestion-${name}`;
          span.textContent = words;
          item.append(span, " ");
        }
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(item); });
        return item;
      }));
      at = -1;
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", found.length ? "true" : "false");
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      if (!input.value.trim()) { serial += 1; close(); return; }
      waiting = setTimeout(ask, 120);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); point(event.key === "ArrowDown" ? 1 : -1); }
      else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(list.children[at]); }
      else if (event.key === "Escape") { event.stopPropagation(); close(); }
    });
    input.addEventListener("blur", () => { serial += 1; close(); });
  }

  for (const chart of document.querySelectorAll("[data-brush]")) {
    const columns = [...chart.querySelectorAll("a[data-first]")];
    let from = -1;
    let to = -1;
    const place = (event) => {
      const box = chart.getBoundingClientRect();
      return Math.max(0, Math.min(columns.length - 1, Math.floor(((event.clientX - box.left) / box.width) * columns.length)));
    };
    const draw = () => columns.forEach((one, at) => one.classList.toggle("brushed", from >= 0 && at >= Math.min(from, to) && at <= Math.max(from, to)));
    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => { if (event.button === 0) { from = to = place(event); } });
    chart.addEventListener("pointermove", (event) => {
      if (from < 0 || !(event.buttons & 1)) return;
      to = place(event);
      if (to !== from && !chart.hasPointerCapture(event.pointerId)) chart.setPointerCapture(event.pointerId);
      draw();
    });
    chart.addEventListener("pointerup", () => {
      if (from >= 0 && to !== from) {
        const first = columns[Math.min(from, to)].dataset.first;
        const last = columns[Math.max(from, to)].dataset.last;
        const asked = new URLSearchParams({ q: `${chart.dataset.brush} date:${first}..${last}`.trim() });
        if (chart.dataset.order !== "relevance") asked.set("order", chart.dataset.order);
        location.assign(`/search?${asked}`);
      }
      from = to = -1;
      draw();
    });
    chart.addEventListener("pointercancel", () => { from = to = -1; draw(); });
    chart.addEventListener("click", (event) => { if (to !== from) event.preventDefault(); });
  }

  for (const details of document.querySelectorAll("details[data-part]")) {
    details.addEventListener("toggle", async () => {
      if (!details.open || details.dataset.loaded) return;
      details.dataset.loaded = "1";
      const answer = await fetch(details.dataset.part, { headers: { "x-part": "1" } }).catch(() => null);
      if (!answer || !answer.ok) return;
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      details.replaceChildren(details.querySelector("summary"), ...parsed.body.childNodes);
    });
  }
})();
