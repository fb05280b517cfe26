// The fields of the form, made from the schema: one for each thing that may be written, with what is said of it.
((forms) => {
  const make = (tag, given = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name in element && name !== "list" && name !== "role") element[name] = value;
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== "" && child !== false && child !== 0));
    return element;
  };
  const idOf = (path) => `fs-f-${path.join("-")}`;
  const plainName = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // A field with known things to choose from: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
  forms.combobox = ({ id, label, value, choices, words, changed, describedby }) => {
    const nameOf = (key) => choices.find((one) => one.id === key)?.name;
    let shown = [], active = -1;
    const list = make("ul", { id: `${id}-list`, className: "fs-form__list", role: "listbox", "aria-label": label, hidden: true });
    const told = make("span", { className: "fs-hidden", role: "status" });
    const key = make("small", { className: "fs-form__id" }, value ?? "");
    const input = make("input", {
      id, type: "text", role: "combobox", autocomplete: "off", spellcheck: false, value: nameOf(value) ?? value ?? "", placeholder: words.choose,
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", "aria-describedby": describedby,
    });
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    };
    const point = (to) => {
      active = (to + shown.length) % shown.length;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", number === active));
      list.children[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list.children[active].id);
    };
    const choose = (one) => {
      input.value = one.name;
      key.textContent = one.id;
      close();
      changed(one.id);
    };
    const open = (typed) => {
      const sought = folded(typed).split(/\s+/).filter(Boolean);
      shown = choices.filter((one) => sought.every((word) => one.sought.includes(word))).slice(0, 12);
      list.replaceChildren(...shown.map((one, number) => make("li", {
        id: `${id}-${number}`, role: "option", "aria-selected": "false",
        onpointerdown: (event) => { event.preventDefault(); choose(one); },
      }, one.name, " ", make("small", {}, one.more || one.id))));
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(!!shown.length));
      told.textContent = shown.length ? words.found.replace("{count}", shown.length) : words.nothing_found;
      active = -1;
    };
    // What is typed and not chosen is taken as it is: the name of a known thing, else an id.
    const settle = () => {
      const typed = input.value.trim();
      const called = choices.filter((one) => one.name === typed);
      const meant = choices.some((one) => one.id === typed) || called.length !== 1 ? typed : called[0].id;
      key.textContent = meant;
      changed(meant);
    };
    input.addEventListener("input", () => { open(input.value); settle(); });
    input.addEventListener("blur", close);
    input.addEventListener("click", () => list.hidden && open(nameOf(key.textContent) === input.value ? "" : input.value));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open(nameOf(key.textContent) === input.value ? "" : input.value);
        if (shown.length) point(active < 0 ? (event.key === "ArrowDown" ? 0 : -1) : active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (active >= 0) choose(shown[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      }
    });
    return make("span", { className: "fs-form__combobox" }, input, list, key, told);
  };

  // `context`: kind, schemas, words, labels, open, left_out, long, rules, choices(kind), aspects(), get(path),
  // set(path, value), redraw(focus).
  forms.fields = (context) => {
    const { words, labels, rules, schemas } = context;
    const nameOf = (name) => labels[name] ?? plainName(name);

    const named = (path, name, control, shape, required) => {
      const id = idOf(path);
      return make("div", { className: "fs-form__field" },
        make("label", { htmlFor: id }, nameOf(name), required && make("span", { className: "fs-form__must", "aria-hidden": "true" }, " *")),
        shape.description && make("small", { id: `${id}-about`, className: "fs-form__about" }, shape.description),
        control, make("p", { id: `${id}-error`, className: "fs-form__error" }));
    };

    const about = (path, shape) => [shape.description && `${idOf(path)}-about`, `${idOf(path)}-error`].filter(Boolean).join(" ");

    const select = (path, shape, choices, required) => make("select", {
      id: idOf(path), "aria-describedby": about(path, shape), required,
      onchange: (event) => { context.set(path, event.target.value); context.redraw(idOf(path)); },
    }, make("option", { value: "" }, words.choose), choices.map((one) => make("option", { value: one, selected: context.get(path) === one }, labels[one] ?? plainName(one))));

    const text = (path, name, shape, required) => {
      const long = context.long.includes(name);
      const written = context.get(path);
      const quantity = shape["x-value"] === "quantity";
      const understood = quantity && make("output", { className: "fs-form__understood", htmlFor: idOf(path) });
      const tell = (value) => {
        if (!quantity) return;
        const unit = context.aspects().find((one) => one.id === path.at(-2))?.unit;
        const found = value.trim() ? rules.quantities.read(value.trim(), unit) : { wrong: true };
        understood.textContent = found.wrong ? "" : words.understood.replace("{words}", rules.quantities.words(found));
      };
      const input = make(long ? "textarea" : "input", {
        id: idOf(path), ...(long ? { rows: name === "title" ? 1 : 3 } : { type: "text" }), dir: "auto", required, "aria-required": required && "true",
        "aria-describedby": about(path, shape), placeholder: shape.examples?.length ? shape.examples.slice(0, 3).join(" · ") : "",
        value: Array.isArray(written) ? written.join("\n") : written ?? "",
        oninput: (event) => {
          const { value } = event.target;
          tell(value);
          context.set(path, name === "quote" && value.trim().includes("\n") ? value.split("\n") : value);
        },
      });
      tell(input.value);
      return [input, understood, name === "quote" && make("small", { className: "fs-form__about" }, words.lines)];
    };

    const combobox = (path, name, shape) => forms.combobox({
      id: idOf(path), label: nameOf(name), value: context.get(path), choices: context.choices(shape["x-refers"]), words,
      describedby: about(path, shape), changed: (value) => context.set(path, value),
    });

    const list = (path, name, shape) => {
      const there = [].concat(context.get(path) ?? []);
      const items = shape.items;
      const simple = rules.chosen(schemas, context.kind, items, "");
      const isRecord = !!rules.resolved(schemas, context.kind, items).properties;
      const remove = (number) => make("button", {
        type: "button", "aria-label": `${words.remove}: ${nameOf(name)} ${number + 1}`,
        onclick: () => { context.set(path, there.filter((one, at) => at !== number)); context.redraw(`${idOf(path)}-add`); },
      }, words.remove);
      const rows = there.map((one, number) => {
        const here = [...path, number];
        if (isRecord) {
          const found = rules.resolved(schemas, context.kind, items);
          return make("fieldset", {}, make("legend", {}, `${nameOf(name)} ${number + 1}`), record(here, found, found.name), remove(number));
        }
        const control = simple["x-refers"] ? combobox(here, name, simple) : simple.enum ? select(here, simple, simple.enum) : text(here, name, simple);
        return make("div", { className: "fs-form__item" }, make("label", { htmlFor: idOf(here), className: "fs-hidden" }, `${nameOf(name)} ${number + 1}`), control, remove(number), make("p", { id: `${idOf(here)}-error`, className: "fs-form__error" }));
      });
      return make("fieldset", { className: isRecord ? "" : "fs-form__many--plain", id: idOf(path), tabIndex: -1 },
        make("legend", {}, nameOf(name)), shape.description && make("small", { className: "fs-form__about" }, shape.description), rows,
        make("button", { type: "button", id: `${idOf(path)}-add`, onclick: () => {
          context.set([...path, there.length], isRecord ? {} : "");
          context.redraw(idOf([...path, there.length]), true);
        } }, words.add.replace("{name}", nameOf(name))), make("p", { id: `${idOf(path)}-error`, className: "fs-form__error" }));
    };

    const says = (path) => context.aspects().filter((one) => one.id && one.type && !one.series).map((aspect) => {
      const here = [...path, aspect.id];
      const shape = rules.resolved(schemas, "point", schemas.point.$defs[`says.${aspect.type}`] ?? {});
      const label = aspect.label ?? plainName(aspect.id.replaceAll("-", " "));
      const refers = { place: "place", actor: "actor" }[aspect.type] ?? { actors: "actor", places: "place" }[aspect.of];
      if (aspect.type === "positions") {
        return make("fieldset", {}, make("legend", {}, label), (aspect.options ?? []).map((option) => list([...here, option], option, { type: "array", items: refers ? { "x-refers": refers } : {} })));
      }
      if (shape.properties) {
        const given = aspect.type === "set" && refers ? { ...shape, properties: { ...shape.properties, members: { items: { "x-refers": refers } }, doubtful: { ...shape.properties.doubtful, items: { "x-refers": refers } } } } : shape;
        return make("fieldset", {}, make("legend", {}, label), record(here, given, given.name));
      }
      const choices = aspect.type === "choice" ? aspect.options ?? [] : aspect.type === "yes_no" ? ["yes", "no"] : null;
      const control = choices ? select(here, shape, choices) : refers ? combobox(here, label, { "x-refers": refers }) : text(here, aspect.type === "text" ? "text" : aspect.id, shape);
      return make("div", { className: "fs-form__field" }, make("label", { htmlFor: idOf(here) }, label), control, make("p", { id: `${idOf(here)}-error`, className: "fs-form__error" }));
    });

    const field = (path, name, shape, required) => {
      if (name === "says") {
        const asked = says(path);
        return asked.length ? make("fieldset", {}, make("legend", {}, nameOf(name)), asked) : "";
      }
      const array = shape.anyOf ? shape.anyOf.map((one) => rules.resolved(schemas, context.kind, one)).find((one) => one.type === "array") : shape.type === "array" && shape;
      if (array && name !== "quote") return list(path, name, { ...array, description: shape.description });
      const here = rules.chosen(schemas, context.kind, shape, "");
      const found = { ...here, description: shape.description ?? here.description };
      if (found.properties) return make("fieldset", {}, make("legend", {}, nameOf(name)), record(path, found, found.name));
      if (found.type === "object") return "";
      const choices = found.type === "boolean" ? ["yes", "no"] : found.enum;
      const control = found["x-refers"] ? combobox(path, name, found) : choices ? select(path, found, choices, required) : text(path, name, found, required);
      return named(path, name, control, found, required);
    };

    // The fields of a record: those asked for first, the others under “More”.
    const record = (path, shape, definition) => {
      const value = context.get(path) ?? {};
      const first = context.open[definition];
      const names = Object.keys(shape.properties).filter((name) => !context.left_out[definition]?.includes(name) && rules.belongs(definition, name, value));
      const drawn = (some) => some.map((name) => field([...path, name], name, shape.properties[name], shape.required?.includes(name)));
      if (!first) return drawn(names);
      const more = names.filter((name) => !first.includes(name));
      const isUsed = more.some((name) => value[name] !== undefined && value[name] !== "");
      return [...drawn(first.filter((name) => names.includes(name))), more.length && make("details", { open: isUsed }, make("summary", {}, words.more), drawn(more))];
    };

    return { record, field, nameOf };
  };
  Object.assign(forms, { make, idOf, folded });
})(globalThis.factsheetForms ??= {});
