// Keys, the list of them, addresses to copy, and what a linked source is: comfort that no page depends on.
(() => {
  const way = document.getElementById("fs-keys");
  if (!way) return;
  const { look, copied } = way.dataset;
  const ROWS = "main :is(tbody tr, li, .fs-figure, .fs-utterance):not(:is(nav, td, dd, li, .fs-support) *)";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, traits, ...content) => {
    const made = Object.assign(document.createElement(tag), traits);
    made.append(...content);
    return made;
  };

  // What the browser keeps, where it keeps anything for this site.
  const keep = (shelf, key, value) => {
    try { return value === undefined ? window[shelf].getItem(key) : window[shelf].setItem(key, value); } catch { return null; }
  };

  // Another page of the site, asked for once; its style sheet for what it is shown in comes with the first.
  const asked = new Map();
  const page = (address) => {
    if (!asked.has(address)) {
      const got = fetch(address).then((answer) => answer.ok ? answer.text() : Promise.reject(answer))
        .then((text) => new DOMParser().parseFromString(text, "text/html"));
      got.catch(() => asked.delete(address));
      asked.set(address, got);
    }
    return asked.get(address);
  };
  let dressed;
  const dress = () => dressed ??= new Promise((done) => {
    document.head.append(make("link", { rel: "stylesheet", href: look, onload: done, onerror: done }));
  });

  const status = make("p", { className: "fs-hidden", role: "status" });
  document.body.append(status);
  let fading;
  const tell = async (words) => {
    await dress();
    Object.assign(status, { className: "fs-reader-told", textContent: words });
    clearTimeout(fading);
    fading = setTimeout(() => Object.assign(status, { className: "fs-hidden", textContent: "" }), 4000);
  };

  const copy = async (anchor) => {
    const address = (document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]) + anchor;
    try {
      await navigator.clipboard.writeText(address);
      tell(`${copied} ${address}`);
    } catch {
      tell(address);
    }
  };

  // Rows
  const rows = () => all(ROWS).filter((row) => row.checkVisibility());
  const current = () => document.activeElement.closest(ROWS) ?? document.querySelector(":target")?.closest(ROWS);
  const first = (row) => row?.querySelector(".fs-passage") ?? row?.querySelector("a[href]");
  const reach = (row) => {
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  };
  const step = (by) => {
    const every = rows();
    const at = every.indexOf(current());
    const below = every.findIndex((row) => row.getBoundingClientRect().top >= 0);
    const next = at < 0 ? every[by > 0 ? below : below - 1] : every[at + by];
    if (!next) return;
    reach(next);
    next.scrollIntoView({ block: "nearest" });
  };
  const arrive = () => {
    const row = document.querySelector(":target");
    if (row?.matches(ROWS)) reach(row);
  };
  addEventListener("hashchange", arrive);
  addEventListener("pageshow", arrive);

  // The points of a list are remembered when one of them is opened.
  const POINT = /\/points\/[^/]+\/(index\.html)?$/;
  const remember = (link) => {
    if (!POINT.test(link.pathname)) return;
    const list = rows().map((row) => row.querySelector("a[href]")).filter((one) => one && POINT.test(one.pathname));
    keep("sessionStorage", "fs-list", [...new Set(list.map((one) => one.pathname))].slice(0, 500).join("\n"));
  };
  const turn = (by) => {
    const list = (keep("sessionStorage", "fs-list") ?? "").split("\n");
    const at = list.indexOf(location.pathname);
    if (at >= 0 && list[at + by]) location.href = list[at + by];
  };
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("main a[href]");
    if (link?.matches(".fs-row__tools a[href^='#']")) copy(link.hash);
    if (link?.closest(ROWS) && link.pathname !== location.pathname) remember(link);
  });

  // Keys
  const isOn = () => keep("localStorage", "fs-keys") !== "off";
  const list = async () => {
    if (document.getElementById("fs-keys-list")) return;
    let told;
    try {
      told = await page(way.href);
    } catch {
      location.href = way.href;
      return;
    }
    await dress();
    const shown = document.importNode(told.getElementById("fs-keys-list"), true);
    const close = make("button", { type: "button", textContent: shown.dataset.close });
    const title = make("h2", { id: "fs-keys-title", textContent: told.querySelector("h1").textContent });
    const dialog = make("dialog", { className: "fs-keys__dialog" }, title, shown, close);
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("closedby", "any");
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    offer();
    dialog.showModal();
  };
  const offer = () => {
    const choice = document.querySelector(".fs-keys__switch");
    if (!choice) return;
    choice.classList.remove("fs-keys__switch--off");
    const box = choice.querySelector("input");
    box.checked = isOn();
    box.addEventListener("change", () => keep("localStorage", "fs-keys", box.checked ? "on" : "off"));
  };
  offer();
  way.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || location.protocol === "file:") return;
    event.preventDefault();
    list();
  });

  const go = (link) => link?.click();
  const sheet = () => all(".fs-crumbs a").find((link) => /\/sheets\/[^/]+\/(index\.html)?$/.test(link.pathname));
  const KEYS = {
    "?": list,
    "/": () => document.querySelector("main input[name=q]:not(#fs-filters *)")?.focus() ?? go(all(".fs-shell__nav a").pop()),
    f: () => document.querySelector("#fs-filters:not([hidden]) input")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => go(first(current())),
    c: () => copy(current()?.id ? `#${encodeURIComponent(current().id)}` : ""),
    n: () => turn(1),
    p: () => turn(-1),
    "g s": () => go(sheet()),
    "g h": () => go(document.querySelector(".fs-shell__name")),
    "g g": () => go(way.previousElementSibling),
  };
  let before = "";
  addEventListener("keydown", (event) => {
    const { key, code, target } = event;
    if (key === "Escape") hide();
    if (!isOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target.closest?.("input, select, textarea, dialog, [contenteditable]")) return;
    if (key === "Enter" && target.matches?.(ROWS)) go(first(target));
    // On a keyboard of other letters a key is known by where it lies.
    const letter = /^[!-~]$/.test(key) ? key : code.replace(/^Key/, "").toLowerCase();
    const act = KEYS[before + letter];
    before = !before && letter === "g" ? "g " : "";
    if (!act) return;
    event.preventDefault();
    act();
  });

  // What a linked source is: after a moment's rest on its link, until the pointer or the focus moves on, or Escape.
  const top = new URL("sources/", new URL(".", document.querySelector(".fs-shell__name").href)).href;
  const isSource = (link) => link?.href?.startsWith?.(top) && link.pathname !== location.pathname
    && /^[^/]+\/(index\.html)?(#|$)/.test(link.href.slice(top.length));
  let panel, about, resting;
  const hide = () => {
    clearTimeout(resting);
    resting = 0;
    panel?.remove();
    about?.removeAttribute("aria-describedby");
    panel = about = null;
  };
  const after = (wait, act) => {
    clearTimeout(resting);
    resting = setTimeout(act, wait);
  };
  const show = async (link) => {
    const own = resting;
    const told = await page(link.href).catch(() => null);
    await dress();
    if (!told || own !== resting) return;
    hide();
    const title = make("strong", { textContent: told.querySelector("h1").textContent });
    panel = make("div", { id: "fs-preview", className: "fs-preview", popover: "manual", role: "tooltip" }, title,
      make("span", { textContent: told.querySelector("meta[name=description]").content }));
    document.body.append(panel);
    panel.showPopover();
    about = link;
    link.setAttribute("aria-describedby", panel.id);
    const box = link.getClientRects()[0];
    const below = box.bottom + panel.offsetHeight < innerHeight;
    panel.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - panel.offsetWidth - 8))}px`;
    panel.style.top = `${scrollY + (below ? box.bottom : box.top - panel.offsetHeight)}px`;
  };
  if (location.protocol === "file:" || !("popover" in HTMLElement.prototype) || navigator.connection?.saveData) return;
  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "mouse") return;
    const link = target.closest("a[href]");
    if (panel?.contains(target) || (link && link === about)) clearTimeout(resting);
    else if (isSource(link)) after(400, () => show(link));
    else after(250, hide);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target === about) return;
    hide();
    if (isSource(target) && target.matches(":focus-visible")) after(600, () => show(target));
  });
})();
