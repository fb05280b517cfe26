// The form for proposals: what is entered becomes the text of a file, checked at once, and goes to the page of the
// project on which it can be sent. Nothing leaves this page before somebody presses “Propose”; drafts stay in the browser.
(async (forms) => {
  const place = document.getElementById("fs-suggest");
  const without = document.getElementById("fs-suggest-without");
  const at = (address) => new URL(address, document.baseURI);
  const fetched = async (address) => {
    const answer = await fetch(at(address));
    if (!answer.ok) throw new Error(answer.status);
    return answer;
  };
  const { make, idOf, folded, yaml } = forms;
  const MOST = 8000;
  const KINDS = ["correct", "report", "point", "source", "actor", "place"];

  const asked = new URLSearchParams(location.search);
  const [askedSheet, askedPoint = ""] = (asked.get("point") ?? "").split("/");

  let told, things;
  try {
    [told, things] = await Promise.all([place.dataset.form, place.dataset.known].map(async (one) => (await fetched(one)).json()));
  } catch {
    without.hidden = true;
    document.getElementById("fs-suggest-missing").hidden = false;
    return;
  }
  const { words, schemas } = told;
  schemas.report = schemas.point;
  const rules = forms.rules(told.rules);
  const named = ([id, name, ...more]) => ({ id, name, more: more.filter(Boolean).join(" · "), sought: folded([id, name, ...more].join(" ")) });
  const choices = { source: things.source.map(named), actor: things.actor.map(named), place: things.place.map(named) };
  choices.party = [...choices.actor, ...choices.source];
  const sheets = new Map(things.sheet.map(([id, title, groups, folder]) => [id, { id, title, groups, folder }]));
  const ids = Object.fromEntries(Object.entries(choices).map(([kind, list]) => [kind, new Set(list.map((one) => one.id))]));
  const nameOf = (kind, id) => choices[kind].find((one) => one.id === id)?.name ?? id;

  const state = {
    do: KINDS.includes(asked.get("do")) ? asked.get("do") : "report",
    sheet: [asked.get("sheet"), askedSheet, ...sheets.keys()].find((one) => sheets.has(one)) ?? "",
    point: askedPoint, entered: {}, id: "", text: "", row: null, points: [], path: "", tried: false,
  };

  // What is kept in the browser, one draft for each thing that somebody began.
  const draftName = () => `fs-suggest:${place.dataset.content}:${state.do}:${state.do === "correct" || state.do === "report" ? `${state.sheet}/${state.point}` : ""}`;
  const keep = () => {
    try {
      const begun = Object.keys(tidy(state.entered) ?? {}).length || state.id;
      if (begun) localStorage.setItem(draftName(), JSON.stringify({ entered: state.entered, id: state.id, path: state.path, sheet: state.sheet }));
      else localStorage.removeItem(draftName());
    } catch { /* A browser may keep nothing; then a draft lasts as long as the page. */ }
  };
  const restore = () => {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(draftName()));
    } catch { /* as above */ }
    Object.assign(state, { entered: kept?.entered ?? {}, id: kept?.id ?? "", path: kept?.path ?? "" });
    if (kept && state.do === "point" && sheets.has(kept.sheet)) state.sheet = kept.sheet;
    notice.textContent = kept ? words.restored : "";
  };

  // What was entered without what is empty, its fields in the order of the schema.
  const tidy = (value, shape, kind) => {
    if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim() || undefined;
    if (value === null) return null;
    const here = shape && rules.chosen(schemas, kind, shape, value);
    if (Array.isArray(value)) {
      const kept = value.map((one) => tidy(one, here?.items, kind)).filter((one) => one !== undefined);
      return kept.length ? kept : undefined;
    }
    const order = Object.keys(here?.properties ?? {});
    const record = here?.name ?? (shape === schemas[kind] ? kind : undefined);
    const kept = Object.keys(value).filter((name) => !record || rules.belongs(record, name, value))
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((name) => [name, tidy(value[name], here?.properties?.[name], kind)]).filter(([, one]) => one !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  };

  const get = (path) => path.reduce((here, step) => here?.[step], state.entered);
  const set = (path, value) => {
    let here = state.entered;
    path.slice(0, -1).forEach((step, depth) => { here = here[step] ??= typeof path[depth + 1] === "number" ? [] : {}; });
    here[path.at(-1)] = value;
    update();
  };

  const isNew = () => !["correct", "report"].includes(state.do);
  const kind = () => (state.do === "correct" ? "point" : state.do);
  const sheet = () => sheets.get(state.sheet);
  const pointFile = () => sheet()?.folder + (state.points.find(([id]) => id === state.point)?.[2] ?? "");
  const cut = (id) => (id.length > 60 ? id.slice(0, 61).replace(/-[^-]*$/, "").slice(0, 60) : id);
  const idNow = () => state.id.trim() || cut(forms.slug(String(state.entered.title ?? state.entered.name ?? "")));
  const fileName = () => {
    if (!isNew()) return pointFile();
    return state.do === "point" ? `${sheet()?.folder ?? ""}points/${idNow()}.yml` : `${place.dataset.content}${state.do}s/${idNow()}.yml`;
  };
  const known = () => ({
    ...ids, point: new Set(choices.point?.map((one) => one.id)), group: sheet()?.groups.map(([id]) => id) ?? [], unnamed: new Set(things.unnamed), languages: new Map(things.languages),
  });

  // A question above the form that is not answered, or by a point that is not known.
  const unanswered = (name, question) => {
    const { code, message } = told.rules.messages.missing;
    return { path: [name], code, level: "error", message: forms.told(message, { name: question }) };
  };
  const noPoint = () => {
    const points = [...known().point];
    if (points.includes(state.point)) return []; // Its file is on the way.
    return [state.point ? rules.noSuch("point", state.point, points, ["point"]) : unanswered("point", words.which_point)];
  };

  // What the form makes of what was entered: the text of the file, what was added, and what is wrong with it.
  const result = () => {
    const context = { schemas, known: known() };
    if (!isNew() && !state.text) return { text: null, shown: "", problems: noPoint() };
    if (state.do === "correct") return corrected(context);
    const shape = state.do === "report" ? { ...schemas.point.$defs.Report, name: "Report" } : schemas[state.do];
    const value = tidy(state.entered, shape, state.do) ?? {};
    if (state.do === "source" && value.url === undefined) value.url = null;
    const ordered = tidy(value, shape, state.do) ?? {};
    const problems = rules.check({ ...context, kind: state.do, row: state.row }, ordered);
    if (state.do === "report") {
      const text = state.text && yaml.append(state.text, "reports", ordered);
      return { text, shown: Object.keys(ordered).length ? yaml.write({ reports: [ordered] }) : "", value: ordered, problems, byHand: state.text && text === null };
    }
    const text = yaml.write(ordered);
    const id = idNow();
    const taken = (state.do === "point" ? choices.point : ["source", "actor"].includes(state.do) ? choices.party : choices.place)?.some((one) => one.id === id);
    if (!id) problems.push(unanswered("_id", words.file_name));
    else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) problems.push({ ...told.rules.messages.id, path: ["_id"], level: "error", message: forms.told(told.rules.messages.id.message, { written: id }), fix: forms.meant(id) });
    else if (taken) problems.push({ path: ["_id"], code: "F021", level: "error", message: words.taken.replace("{id}", id) });
    return { text, shown: text, value: ordered, problems };
  };

  const corrected = (context) => {
    const path = state.path ? JSON.parse(state.path) : null;
    const value = tidy(state.entered.new ?? "");
    const node = yaml.read(state.text);
    if (!path || !node) return { text: null, shown: "", problems: node ? [unanswered("path", words.which_value)] : [] };
    const there = yaml.at(node, path);
    const name = path.at(-1);
    let text = value === undefined ? null : there ? yaml.exchange(state.text, path, value) : yaml.add(state.text, name, value, Object.keys(schemas.point.properties));
    const byHand = value !== undefined && text === null;
    const { reason, reported_by } = tidy(state.entered, undefined) ?? {};
    if (text && reason && there) {
      const date = new Date().toISOString().slice(0, 10);
      text = yaml.append(text, "corrections", { date, was: there.value.trim(), now: value, reason, ...(reported_by && { reported_by }) }) ?? text;
    }
    const read = text && yaml.read(text);
    const problems = read ? rules.check({ ...context, kind: "point" }, yaml.values(read)) : [];
    if (value === undefined) problems.push({ ...told.rules.messages.missing, path: ["new"], level: "error", message: forms.told(told.rules.messages.missing.message, { name }), fix: undefined });
    const before = new Set(state.text.split("\n"));
    const shown = text ? text.split("\n").filter((line) => !before.has(line)).join("\n") : "";
    return { text, shown, problems: problems.map((one) => (JSON.stringify(one.path).startsWith(state.path.slice(0, -1)) ? { ...one, path: ["new"] } : one)), byHand };
  };

  // Elements that stay while fields come and go.
  const notice = make("p", { className: "fs-form__notice", role: "status" });
  const fields = make("div", {});
  const summary = make("div", { className: "fs-form__summary", id: "fs-form-summary", tabIndex: -1, hidden: true });
  const written = make("code", { id: "fs-form-yaml" });
  const row = make("div", { className: "fs-form__row" });
  const fine = make("p", { className: "fs-form__fine", role: "status" });
  const file = make("p", { className: "fs-form__file" });
  const propose = make("a", { className: "fs-form__propose", id: "fs-propose", target: "_blank", rel: "noopener", onclick: (event) => send(event) }, words.propose);
  const hint = make("p", { className: "fs-small", id: "fs-form-hint" });
  const copied = make("span", { role: "status" });

  const context = {
    get, set, words, rules, schemas, labels: told.labels, open: told.open, left_out: told.left_out, long: told.long,
    get kind() { return kind(); },
    aspects: () => (state.do === "report" ? state.row?.compare : state.entered.compare) ?? [],
    choices: (of) => (of === "group" ? (sheet()?.groups ?? []).map(named) : of === "report" || of === "aspect" ? [] : choices[of] ?? []),
    redraw: (focus, into) => {
      draw();
      const target = document.getElementById(focus);
      ((into && target?.matches("fieldset, div")) ? target.querySelector("input, select, textarea") : target)?.focus();
    },
  };
  told.labels.new = words.instead;
  const drawer = forms.fields(context);

  const draw = () => {
    const chosen = state.do;
    if (chosen === "correct") fields.replaceChildren(...correction());
    else {
      const shape = chosen === "report" ? schemas.point.$defs.Report : schemas[chosen];
      fields.replaceChildren(...(chosen === "report" && !state.row ? [] : [make("p", { className: "fs-small" }, words.must), idField(), drawer.record([], shape, chosen === "report" ? "Report" : chosen)].flat().filter(Boolean)));
    }
    update();
  };

  const idField = () => isNew() && make("div", { className: "fs-form__field" },
    make("label", { htmlFor: "fs-f-_id" }, words.file_name),
    make("input", { id: "fs-f-_id", type: "text", value: state.id, placeholder: idNow(), spellcheck: false, "aria-describedby": "fs-f-_id-error", oninput: (event) => { state.id = event.target.value; update(); } }),
    make("p", { id: "fs-f-_id-error", className: "fs-form__error" }));

  // Every single value of the file, to choose the one that is wrong; what the point lacks comes last.
  const leaves = (node, path = []) => (node.entries ? node.entries.flatMap(([key, one]) => leaves(one, [...path, key]))
    : node.items ? node.items.flatMap((one, number) => leaves(one, [...path, number])) : [{ path, value: node.value }]);
  // What may stand at a place of the file: the schema followed along what is written there.
  const shapeAt = (values, path) => {
    let shape = schemas.point, here = values;
    path.forEach((step, at) => {
      const record = rules.chosen(schemas, "point", shape, here);
      shape = record.properties?.[step] ?? record.items ?? {};
      here = here?.[step] ?? "";
      const aspect = path[at - 1] === "says" && (values.compare ?? []).find((one) => one.id === step);
      if (!aspect) return;
      const refers = { place: "place", actor: "actor" }[aspect.type];
      shape = refers ? { "x-refers": refers } : aspect.type === "choice" ? { enum: aspect.options } : schemas.point.$defs[`says.${aspect.type}`] ?? {};
    });
    return rules.chosen(schemas, "point", shape, here);
  };
  const correction = () => {
    const node = yaml.read(state.text);
    if (!state.text) return [];
    if (!node) return [byHand()];
    const reports = yaml.values(node).reports ?? [];
    const nameOfPath = (path) => path.map((step) => (typeof step === "number" ? step + 1 : drawer.nameOf(step))).join(" · ");
    const options = (found) => found.map(({ path, value }) => make("option", { value: JSON.stringify(path), selected: JSON.stringify(path) === state.path }, `${nameOfPath(path[0] === "reports" ? path.slice(2) : path)}: ${value.slice(0, 60)}`));
    const all = leaves(node);
    const lacking = Object.keys(schemas.point.properties).filter((name) => !yaml.at(node, [name]) && ["summary", "date", "date_basis"].includes(name));
    const select = make("select", { id: "fs-f-path", onchange: (event) => { state.path = event.target.value; state.entered = {}; draw(); document.getElementById("fs-f-path").focus(); } },
      make("option", { value: "" }, words.choose),
      make("optgroup", { label: words.of_point }, options(all.filter(({ path }) => path[0] !== "reports")),
        lacking.map((name) => make("option", { value: JSON.stringify([name]), selected: state.path === JSON.stringify([name]) }, words.missing_field.replace("{name}", drawer.nameOf(name))))),
      reports.map((report, number) => make("optgroup", { label: words.of_report.replace("{name}", nameOf("source", report.source)) }, options(all.filter(({ path }) => path[0] === "reports" && path[1] === number)))));
    const choose = make("div", { className: "fs-form__field" }, make("label", { htmlFor: "fs-f-path" }, words.which_value), select);
    if (!state.path) return [choose];
    const path = JSON.parse(state.path), there = yaml.at(node, path);
    const entry = (name, label, rows) => make("div", { className: "fs-form__field" }, make("label", { htmlFor: idOf([name]) }, label),
      make("textarea", { id: idOf([name]), rows, dir: "auto", value: state.entered[name] ?? "", "aria-describedby": `${idOf([name])}-error`, oninput: (event) => set([name], event.target.value) }),
      make("p", { id: `${idOf([name])}-error`, className: "fs-form__error" }));
    const shape = shapeAt(yaml.values(node), path);
    const isChosen = shape["x-refers"] || shape.enum || shape.type === "boolean" || shape["x-value"] === "quantity";
    if (state.entered.new === undefined && there) state.entered.new = there.value.trim();
    return [choose, there && make("figure", { className: "fs-form__now" }, make("figcaption", {}, words.stands), make("blockquote", { dir: "auto" }, there.value)),
      isChosen ? drawer.field(["new"], "new", { ...shape, description: undefined }, true) : entry("new", words.instead, 3), there && entry("reason", words.correction_reason, 2), there && entry("reported_by", words.reported_by, 1)].filter(Boolean);
  };
  const byHand = () => make("p", { className: "fs-form__notice" }, words.by_hand, " ", place.dataset.edit ? make("a", { href: place.dataset.edit + pointFile(), rel: "noopener" }, pointFile()) : pointFile());

  // The row of the comparison table, with what the page itself would compute left to it.
  const cell = (aspect, value) => {
    if (value === undefined) return [];
    if (typeof value === "string") return [aspect.type === "place" || aspect.type === "actor" ? nameOf(aspect.type, value) : value];
    if (value.value !== undefined) return [value.value, make("small", { className: "fs-row__line" }, !value.as_of || value.as_of === "not_given" ? words.not_given : words.as_of.replace("{date}", value.as_of))];
    const refers = { actors: "actor", places: "place" }[aspect.of];
    const listed = (some) => (some ?? []).map((one) => (refers ? nameOf(refers, one) : one)).join(", ");
    return [value.members || value.doubtful ? listed([...(value.members ?? []), ...(value.doubtful ?? [])]) : Object.entries(value).filter(([, some]) => Array.isArray(some)).map(([option, some]) => `${option}: ${listed(some)}`).join("; ")];
  };
  const rows = (reports) => {
    const aspects = context.aspects().filter((one) => one.id && !one.series);
    const heads = [words.source_column, words.words_column, ...aspects.map((one) => one.label || one.id), words.through];
    const made = reports.filter((one) => one?.source).map((one) => make("tr", { className: "fs-row" },
      make("th", { scope: "row", className: "fs-row__source" }, nameOf("source", one.source)),
      make("td", {}, one.quote ? make("q", { className: "fs-quotation", dir: "auto" }, [].concat(one.quote.exact ?? one.quote).join(" … ")) : make("span", { className: "fs-row__missing" }, words.no_words)),
      aspects.map((aspect) => make("td", { className: "fs-row__cell", "data-label": aspect.label || aspect.id }, make("div", {}, cell(aspect, one.says?.[aspect.id])))),
      make("td", { className: "fs-row__cell", "data-label": words.through }, make("div", {}, (one.attribution?.chain ?? []).map((party) => nameOf("party", party)).join(" → "), one.attribution?.as_printed && make("small", { className: "fs-row__line" }, `“${one.attribution.as_printed}”`)))));
    if (!made.length) return [make("p", { className: "fs-small" }, words.no_row)];
    return [make("div", { className: "fs-comparison__region", tabIndex: 0, role: "region", "aria-label": words.row }, make("table", { className: "fs-comparison" },
      make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col", className: "fs-comparison__column" }, head)))), make("tbody", {}, made)))];
  };

  const problemItem = (one) => {
    const target = [...one.path.keys()].map((index) => document.getElementById(idOf(one.path.slice(0, one.path.length - index)))).find(Boolean);
    const why = make("a", { href: at(`${place.dataset.help}${one.code}/`).href, target: "_blank", rel: "noopener", "aria-label": `${words.why}: ${one.code}` }, one.code);
    const message = target ? make("a", { href: `#${target.id}`, onclick: (event) => { event.preventDefault(); target.closest("details")?.setAttribute("open", ""); target.focus(); } }, one.message) : one.message;
    return make("li", { className: `fs-form__problem--${one.level}` }, message, one.fix && make("small", {}, ` ${words.fix.replace("{fix}", one.fix)}`), " ", why);
  };

  let now = result();
  const mark = () => {
    for (const error of place.querySelectorAll(".fs-form__error")) {
      const id = error.id.replace(/-error$/, "");
      const own = now.problems.filter((one) => idOf(one.path) === id);
      const input = document.getElementById(id);
      const filled = state.tried || (input && input.value);
      error.textContent = filled ? own.map((one) => one.message).join(" ") : "";
      if (input?.matches("input, select, textarea")) input.toggleAttribute("aria-invalid", !!error.textContent), error.textContent && input.setAttribute("aria-invalid", "true");
    }
    summary.hidden = !state.tried || !now.problems.length;
    if (!summary.hidden) summary.replaceChildren(make("h2", {}, words.to_fix), make("ul", {}, now.problems.map(problemItem)));
    fine.textContent = now.text && !now.problems.length ? `${words.fine} ${words.not_checked}` : "";
  };

  const forge = !!place.dataset.new;
  const aim = () => {
    const text = now.text ?? "";
    file.textContent = fileName();
    const address = isNew() ? `${place.dataset.new}?filename=${encodeURIComponent(fileName())}` : place.dataset.edit + fileName().split("/").map(encodeURIComponent).join("/");
    const whole = isNew() ? `${address}&value=${encodeURIComponent(text)}` : address;
    const pastes = !isNew() || whole.length > MOST;
    propose.href = forge ? (whole.length > MOST ? address : whole) : "#fs-form-yaml";
    propose.hidden = !forge;
    hint.replaceChildren(forge ? (isNew() ? (pastes ? words.paste : words.opens) : words.paste_over) : words.no_forge, !forge && place.dataset.contact ? make("a", { href: place.dataset.contact }, ` ${place.dataset.contact.replace(/^mailto:/, "")}`) : "");
    return pastes;
  };

  const tried = () => {
    state.tried = true;
    update();
  };
  const copy = async () => {
    tried();
    try {
      await navigator.clipboard.writeText(now.text ?? "");
      copied.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(written);
      copied.textContent = words.select;
    }
  };

  const send = (event) => {
    tried();
    if (!now.text || now.problems.some((one) => one.level === "error")) {
      event.preventDefault();
      summary.focus();
    } else if (aim()) copy();
  };

  const update = () => {
    now = result();
    written.textContent = now.shown;
    row.replaceChildren(...(state.do === "report" ? rows([now.value]) : state.do === "point" ? rows(now.value?.reports ?? []) : []));
    row.hidden = row.previousElementSibling.hidden = !["report", "point"].includes(state.do);
    if (now.byHand && !fields.querySelector(".fs-form__notice")) fields.append(byHand());
    const id = document.getElementById("fs-f-_id");
    if (id) id.placeholder = idNow();
    mark();
    aim();
    keep();
  };

  const download = () => {
    tried();
    const link = make("a", { href: URL.createObjectURL(new Blob([now.text ?? ""], { type: "text/yaml" })), download: fileName().split("/").at(-1) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // The points of a sheet, and the file of the one that is meant.
  const openSheet = async () => {
    if (["source", "actor", "place"].includes(state.do)) return;
    state.points = state.sheet ? await (await fetched(`${place.dataset.top}sheets/${state.sheet}/known.json`)).json() : [];
    choices.point = state.points.map(named);
  };
  const openPoint = async () => {
    Object.assign(state, { text: "", row: null });
    if (isNew() || !state.points.some(([id]) => id === state.point)) return;
    state.text = (await (await fetched(`${place.dataset.top}sheets/${state.sheet}/points/${state.point}/point.json`)).json()).yaml;
    const node = yaml.read(state.text);
    const value = node ? yaml.values(node) : {};
    state.row = { compare: value.compare ?? [], anchors: (value.reports ?? []).map((one) => one.id ?? one.source) };
  };
  const begin = async () => {
    state.tried = false;
    try {
      await openSheet();
      await openPoint();
    } catch {
      notice.textContent = words.unreadable;
      return;
    }
    restore();
    target.replaceChildren(...targets());
    draw();
  };

  const target = make("div", {});
  const targets = () => {
    if (["source", "actor", "place"].includes(state.do)) return [];
    const which = make("div", { className: "fs-form__field" }, make("label", { htmlFor: "fs-f-sheet" }, words.which_sheet),
      make("select", { id: "fs-f-sheet", onchange: async (event) => { state.sheet = event.target.value; state.point = ""; await begin(); document.getElementById("fs-f-sheet").focus(); } },
        [...sheets.values()].map((one) => make("option", { value: one.id, selected: one.id === state.sheet }, one.title))));
    if (isNew()) return [which];
    return [sheets.size > 1 && which, make("div", { className: "fs-form__field" }, make("label", { htmlFor: "fs-f-point" }, words.which_point),
      forms.combobox({ id: "fs-f-point", label: words.which_point, describedby: "fs-f-point-error", value: state.point, choices: choices.point.map((one) => ({ ...one, more: one.id })), words, changed: async (id) => {
        if (id === state.point) return;
        state.point = id;
        await openPoint();
        restore();
        draw();
      } }), make("p", { id: "fs-f-point-error", className: "fs-form__error" }))].filter(Boolean);
  };

  place.append(
    make("fieldset", { className: "fs-form__do" }, make("legend", {}, words.do), KINDS.map((one) => make("label", {},
      make("input", { type: "radio", name: "do", value: one, checked: one === state.do, onchange: () => { state.do = one; begin(); } }), ` ${words[one]}`))),
    target, notice, summary, fields,
    make("h2", {}, words.row), row,
    make("h2", {}, words.file), file, make("pre", { className: "fs-form__yaml", tabIndex: 0, dir: "ltr" }, written), fine,
    make("p", { className: "fs-form__ends" }, propose, " ",
      make("button", { type: "button", onclick: copy }, words.copy), " ", make("button", { type: "button", onclick: download }, words.download), " ",
      make("button", { type: "button", onclick: () => { Object.assign(state, { entered: {}, id: "", path: "", tried: false }); notice.textContent = ""; draw(); } }, words.clear), " ", copied),
    hint);
  place.addEventListener("submit", (event) => event.preventDefault());
  await begin();
  place.hidden = false;
  without.hidden = true;
})(globalThis.factsheetForms ??= {});
