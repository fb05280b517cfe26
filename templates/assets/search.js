// The search page. Nothing of the index is fetched before the first word is written or the facets are opened; of the
// facets, which are the larger part on a large site, nothing before they are opened.
(() => {
  const form = document.getElementById("fs-search");
  const words = form.elements.q;
  const facets = [...form.querySelectorAll("[data-facet]")];
  const list = form.querySelector(".fs-search__hits");
  const more = form.querySelector(".fs-search__more");
  const status = form.querySelector(".fs-search__status");
  const drawer = form.querySelector("details");
  const language = document.documentElement.lang;
  const inWords = (number) => number.toLocaleString(language);
  const MOST = 10;
  let index, state, hits, shown, offered, turn = 0;

  const show = (name) => {
    for (const one of ["without", "disk", "missing"]) document.getElementById("fs-search-" + one).hidden = one !== name;
    form.hidden = !!name;
    form.classList.toggle("fs-search--none", !!name);
  };

  const load = () => index ??= import(new URL(form.dataset.index, document.baseURI).href).then(async (pagefind) => {
    const found = pagefind.createInstance({ noWorker: true, excerptLength: 45 });
    drawer.open ||= "opens" in form.dataset && matchMedia("(min-width: 64rem)").matches;
    return found;
  });

  // What is asked for, as the address tells it: q=…&kind=…&kind=…
  const asked = (but) => {
    const filters = {};
    for (const { dataset: { facet } } of facets) {
      const values = state.getAll(facet);
      if (values.length && facet !== but) filters[facet] = { any: values };
    }
    return filters;
  };

  const told = (facet, value) => {
    const [year, month] = value.split("-");
    if (facet !== "date" || !month) return value;
    return new Date(+year, month - 1).toLocaleDateString(language, { month: "long", year: "numeric" });
  };

  const make = (tag, given, ...children) => {
    const element = Object.assign(document.createElement(tag), given);
    element.append(...children);
    return element;
  };

  const offer = (facet, counts) => {
    const name = facet.dataset.facet, chosen = state.getAll(name);
    const values = Object.keys(counts).filter((value) => counts[value] || chosen.includes(value))
      .sort((a, b) => a.localeCompare(b, language));
    if (facet.tagName === "SELECT") {
      const options = values.map((value) => make("option", { value }, `${told(name, value)} (${inWords(counts[value])})`));
      facet.replaceChildren(facet.options[0], ...options);
      facet.value = chosen[0] ?? "";
      facet.parentNode.hidden = !values.length;
      return;
    }
    // A box that has the focus stays the element that it was.
    const boxes = new Map([...facet.querySelectorAll("label")].map((label) => [label.control.value, label]));
    for (const value of Object.keys(counts).sort((a, b) => a.localeCompare(b, language))) {
      const label = boxes.get(value) ?? make("label", {}, make("input", { type: "checkbox", name, value }), make("span"));
      label.lastChild.textContent = `${value} (${inWords(counts[value])})`;
      label.control.checked = chosen.includes(value);
      label.hidden = !values.includes(value);
      facet.append(...(boxes.has(value) ? [] : [label]));
    }
    facet.hidden = !values.length;
  };

  // Pagefind marks the words that it found with <mark>; nothing else of its HTML is taken over.
  const marked = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes]
    .map((node) => node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);

  // A piece of a sentence says so: what belongs to a value may be in the rest.
  const cut = (excerpt, content) => {
    const words = excerpt.map((node) => node.textContent ?? node).join("").trim(), at = content.indexOf(words);
    return [at > 0 ? "… " : "", ...excerpt, at >= 0 && at + words.length < content.length ? " …" : ""];
  };

  const draw = async () => {
    const now = turn, next = hits.slice(shown, shown + MOST);
    const found = await Promise.all(next.map((hit) => hit.data()));
    if (now !== turn) return;
    list.append(...found.map(({ url, meta, filters, excerpt, raw_content }) => make("li", { className: "fs-search__hit" },
      make("h2", { className: "fs-search__title" }, make("a", { href: url, dir: "auto" }, meta.title)),
      make("p", { className: "fs-small" }, meta.kicker ?? filters.kind?.[0] ?? ""),
      make("p", { className: "fs-search__excerpt", dir: "auto" }, ...cut(marked(excerpt), raw_content ?? "")))));
    shown += next.length;
    more.hidden = shown >= hits.length;
  };

  const search = async () => {
    const now = ++turn, query = (state.get("q") ?? "").trim(), filters = asked();
    const idle = !query && !Object.keys(filters).length;
    if (idle && !drawer.open) return empty();
    status.textContent = form.dataset.waiting;
    const found = await load();
    if (drawer.open) offered = !!await found.filters();
    const ask = (but) => found.search(query || null, { filters: asked(but) });
    const result = await ask();
    const others = await Promise.all(facets.map(({ dataset: { facet } }) => filters[facet] ? ask(facet) : result));
    if (now !== turn) return;
    if (offered) facets.forEach((facet, number) => offer(facet, others[number].filters[facet.dataset.facet] ?? {}));
    if (idle) return empty();
    hits = result.results;
    shown = 0;
    list.replaceChildren();
    await draw();
    if (now !== turn) return;
    status.textContent = hits.length ? form.dataset.count.replace("{count}", inWords(hits.length)) : form.dataset.nothing;
  };

  const empty = () => {
    status.textContent = "";
    list.replaceChildren();
    more.hidden = true;
  };

  const run = () => search().catch((error) => {
    console.error(error);
    show("missing");
  });

  const remember = (keep) => {
    const query = state.toString();
    history[keep ? "pushState" : "replaceState"](null, "", query ? "?" + query : location.pathname);
  };

  const restore = () => {
    state = new URLSearchParams(location.search);
    words.value = state.get("q") ?? "";
    if (state.size) drawer.open ||= Object.keys(asked()).length > 0;
    return run();
  };

  const put = (name, values) => {
    state.delete(name);
    for (const value of values) if (value) state.append(name, value);
  };

  if (location.protocol === "file:") return show("disk");
  show("");

  let pause;
  words.addEventListener("input", () => {
    put("q", [words.value]);
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember();
      run();
    }, 250);
  });
  form.addEventListener("change", ({ target: { name } }) => {
    if (name === "q") return;
    const facet = facets.find((one) => one.dataset.facet === name);
    put(name, facet.tagName === "SELECT" ? [facet.value]
      : [...facet.querySelectorAll(":checked")].map((box) => box.value));
    remember(true);
    run();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember(true);
    await run();
    list.querySelector("a")?.focus();
  });
  more.addEventListener("click", async () => {
    const last = shown;
    await draw();
    list.children[last]?.querySelector("a").focus();
  });
  drawer.addEventListener("toggle", () => {
    if (drawer.open && !offered) run();
  });
  addEventListener("popstate", restore);
  restore();
  if (!location.search && !location.hash) words.focus();
})();
