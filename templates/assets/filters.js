// Narrows the points of a page. What is chosen stands in the address: ?kind=figure&source=…&q=…
(() => {
  const form = document.getElementById("fs-filters");
  const [status, reset] = form.querySelector(".fs-filters__status").children;
  const selects = [...form.querySelectorAll("select")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const points = [...document.querySelectorAll("[data-kind]")].map((item) => ({ item, text: fold(item.textContent) }));
  const lists = [...new Set(points.map(({ item }) => item.closest("section")))];
  const sections = [...document.querySelectorAll(".fs-section")].map((section) => {
    const count = section.querySelector(".fs-section__count");
    return { section, count, told: count.textContent, open: section.open };
  });
  for (const option of form.querySelectorAll("option[value]")) option.dataset.words = option.textContent;
  let filtering = false;

  const meets = ({ item, text }, but) => selects.every((select) =>
    select === but || !select.value || item.dataset[select.name].split(" ").includes(select.value))
    && fold(form.elements.q.value).split(/\s+/).every((word) => text.includes(word));

  const inWords = (number) => number.toLocaleString(document.documentElement.lang);
  const count = (text, hits, all) => text.replace("{count}", inWords(hits)).replace("{all}", inWords(all));

  // Beside each choice, how many points it would leave.
  const offer = (select) => {
    const left = points.filter((point) => meets(point, select));
    for (const option of select.options) {
      if (!option.value) continue;
      const hits = left.filter(({ item }) => item.dataset[select.name].split(" ").includes(option.value)).length;
      option.textContent = `${option.dataset.words} (${inWords(hits)})`;
      option.disabled = !hits && option.value !== select.value;
    }
  };

  const fill = ({ section, count: place, told, open }, now) => {
    const inside = points.filter(({ item }) => section.contains(item));
    const hits = inside.filter(({ item }) => !item.hidden).length;
    place.textContent = now ? count(form.dataset.hits, hits, inside.length) : told;
    section.open = now ? hits > 0 : open;
    section.classList.toggle("fs-section--empty", now && !hits);
  };

  const apply = () => {
    const now = [...new FormData(form).values()].some((value) => value.trim());
    for (const point of points) point.item.hidden = !meets(point);
    for (const list of lists) list.hidden = !list.querySelector("[data-kind]:not([hidden])");
    if (now && !filtering) for (const one of sections) one.open = one.section.open;
    if (now || filtering) for (const one of sections) fill(one, now);
    filtering = now;
    selects.forEach(offer);
    reset.hidden = !now;
    status.textContent = now ? count(form.dataset.count, points.filter(({ item }) => !item.hidden).length, points.length) : "";
  };

  const remember = (keep) => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())).toString();
    const where = (chosen ? "?" + chosen : location.pathname) + (keep ? "" : location.hash);
    try {
      history[keep ? "pushState" : "replaceState"](null, "", where);
    } catch { /* Read from a disk, some browsers let no page change its address. */ }
  };

  const restore = () => {
    const chosen = new URLSearchParams(location.search);
    for (const field of [form.elements.q, ...selects]) field.value = chosen.get(field.name) ?? "";
    for (const select of selects) if (select.selectedIndex < 0) select.value = "";
    apply();
  };

  // A browser looks for the icon of the page at each new address, so there is not one for every letter.
  let pause;
  const change = (keep) => {
    apply();
    clearTimeout(pause);
    pause = setTimeout(remember, keep ? 0 : 300, keep);
  };

  form.hidden = false;
  document.getElementById("fs-filters-way")?.removeAttribute("hidden");
  form.elements.q.addEventListener("input", () => change(false));
  for (const select of selects) select.addEventListener("change", () => change(true));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    change(true);
    form.elements.q.focus();
  }));
  addEventListener("popstate", restore);
  restore();
})();
