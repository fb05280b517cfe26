// Puts the rows of a table in the order of a column, and back. What is not known stays last. The address keeps it: ?held=-points
(() => {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const value = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
  for (const table of document.querySelectorAll(".fs-table")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    if (rows.length < 3) continue;

    const sort = (at, order) => {
      const down = order === "descending" ? -1 : 1;
      const compare = (a, b) => {
        const [one, other] = [value(a, at), value(b, at)];
        return one && other ? down * collator.compare(one, other) : !one - !other;
      };
      body.append(...(order ? [...rows].sort(compare) : rows));
      heads.forEach((head, number) => {
        if (order && number === at) head.setAttribute("aria-sort", order);
        else head.removeAttribute("aria-sort");
      });
    };

    const remember = (key, order) => {
      const address = new URL(location.href);
      address.searchParams.delete(table.id);
      if (order) address.searchParams.set(table.id, (order === "descending" ? "-" : "") + key);
      try {
        history.replaceState(null, "", address);
      } catch { /* Read from a disk, some browsers let no page change its address. */ }
    };

    const given = new URLSearchParams(location.search).get(table.id);
    heads.forEach((head, at) => {
      const { key, down } = head.dataset;
      const turns = down === undefined ? ["ascending", "descending", ""] : ["descending", "ascending", ""];
      const button = Object.assign(document.createElement("button"), { className: "fs-table__sort", type: "button" });
      button.append(...head.firstElementChild.childNodes);
      head.replaceChildren(button); // of the same measure as what stood there, so that nothing jumps
      button.addEventListener("click", () => {
        const order = turns[turns.indexOf(head.getAttribute("aria-sort") ?? "") + 1] ?? turns[0];
        sort(at, order);
        remember(key, order);
      });
      if (given?.replace("-", "") === key) sort(at, given.startsWith("-") ? "descending" : "ascending");
    });
  }
})();
