// What is wrong with what was entered, as far as a page can tell: the checker's rules, codes and words, from its own data.
((forms) => {
  forms.rules = (data) => {
    const { messages, demands, only, unseen, spaceless, longest, clock, parts, address } = data;
    const dates = forms.dates(data.dates);
    const quantities = forms.quantities(data.quantities.table, data.quantities.messages);
    const quotations = forms.quotations(data.quantities.table, data.quoted, quantities);
    const hidden = new RegExp(unseen, "u");
    const isText = (value) => typeof value === "string";
    const matches = (pattern, text) => new RegExp(pattern, "u").test(text);

    // A schema with its reference followed; `name` is that of the definition.
    const resolved = (schemas, kind, shape) => {
      const name = shape.$ref?.split("/").at(-1);
      return name ? { ...schemas[kind].$defs[name], ...shape, name } : shape;
    };
    const kindOf = (value) => (Array.isArray(value) ? "array" : value && typeof value === "object" ? "object" : "text");
    const fits = (shape, form) => {
      const types = [].concat(shape.type ?? []);
      return form === "text" ? !types.includes("array") && !types.includes("object") : types.includes(form);
    };
    const chosen = (schemas, kind, shape, value) => {
      const found = resolved(schemas, kind, shape);
      if (!found.anyOf) return found;
      const choices = found.anyOf.map((one) => resolved(schemas, kind, one));
      return choices.find((one) => fits(one, kindOf(value))) ?? choices[0];
    };

    // A field that belongs to another kind of thing: the quantity's unit, the reaction's position.
    const belongs = (record, field, value) =>
      (only[record] ?? []).every(([fields, by, among]) => !fields.includes(field) || among.includes(value[by] ?? ""));

    // What is said of an id that leads nowhere.
    const noSuch = (to, id, ids, path) => {
      const { nothing, advice, none } = demands.no_such[to];
      const { code, message, level } = demands.NO_SUCH;
      const choices = ids.length || !none ? advice.replace("{choices}", ids.join(", ")) : none;
      return { path, code, level, message: forms.told(message, { nothing, id, advice: choices }) };
    };

    const check = ({ schemas, kind, known, row }, entered) => {
      const found = [];
      const say = (path, about, given = {}, fix = about.fix) => found.push({
        path, code: about.code, level: about.level ?? "error", message: forms.told(about.message, given), fix: fix && forms.told(fix, given),
      });
      const wrong = (path, code, about) => about?.wrong && found.push({ path, code, level: "error", message: about.wrong, fix: about.fix });
      const aspects = new Map((row?.compare ?? entered.compare ?? []).map((aspect) => [aspect.id, aspect]));
      const own = { aspect: [...aspects.keys()], report: (entered.reports ?? []).map((one) => one.id ?? one.source) };

      const refers = (to, id, path) => {
        const ids = own[to] ?? known[to];
        if (ids && ![...ids].includes(id) && !(to === "report" && row)) found.push(noSuch(to, id, [...ids], path));
      };

      const foreign = new RegExp(address.foreign, "gu");
      const linked = (shape, value, path) => {
        if (matches(shape.pattern, value)) return;
        const begin = new RegExp(`^(?:${address.begin})`, "u").exec(value)?.[0];
        if (begin === undefined) return say(path, messages.address, { written: value });
        const [before, ...places] = value.slice(begin.length).split("#");
        const sign = `${before}${places.join("")}`.match(foreign)?.[0] ?? "#";
        const name = (address.names[/\s/.test(sign) ? " " : sign] ?? address.names[""]).replace("{sign}", sign);
        if (before.split(/[/?]/)[0].match(foreign)) return say(path, messages.site, { name });
        const encoded = (part) => part.replace(foreign, encodeURIComponent);
        const whole = begin + encoded(before) + (places.length ? `#${places.map(encoded).join("%23")}` : "");
        say(path, messages.sign, { name, encoded: encodeURIComponent(sign), address: whole }, matches(shape.pattern, whole) ? "{address}" : "");
      };

      const text = (shape, value, path) => {
        const bad = hidden.exec(value);
        if (bad) return say(path, messages.unseen, { code: bad[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0") });
        if (shape.enum && !shape.enum.includes(value)) {
          const [last, ...rest] = [...shape.enum].reverse();
          return say(path, messages.word, { written: value, choices: `${rest.reverse().join(", ")} or ${last}` });
        }
        if (shape.type === "boolean" && !/^\s*(?:yes|no|true|false)\s*$/i.test(value)) return say(path, messages.yes_no);
        if (path.slice(-2).includes("sentences")) {
          const [, first, last] = /^([0-9]{1,9})(?:-([0-9]{1,9}))?$/.exec(value) ?? [];
          if (!first || +(last ?? first) < +first) return say(path, messages.sentences, { written: value });
          return +first ? undefined : say(path, messages.zero);
        }
        const is = shape["x-value"];
        if ((is === "whole" || path.slice(-2).join() === "locator,page") && /^0+$/.test(value)) return say(path, messages.zero);
        if (is === "address") return linked(shape, value, path);
        if (is === "date_or_not_given" && data.not_given.includes(value.toLowerCase())) return say(path, messages.not_given, { written: value }, "not_given");
        if (is === "date_or_not_given" && data.no_date.includes(value.toLowerCase())) return say(path, messages.not_given, { written: value }, "");
        if (is === "date" || (is === "date_or_not_given" && value !== "not_given")) return wrong(path, "F011", dates.read(value));
        if (is === "quantity") {
          const { unit, measure = "", population = "" } = aspects.get(path.at(-2)) ?? {};
          return wrong(path, "F011", quantities.read(value, unit, `${measure} ${population}`));
        }
        if (is && messages[is] && !matches(shape.pattern, value)) return say(path, messages[is], { written: value });
        if (shape["x-refers"] === "point" && !matches(shape.pattern, value)) return say(path, messages.point, { written: value });
        const several = value.split(/\s*,\s*/);
        if (!is && several.length > 1 && shape.pattern && several.every((one) => matches(shape.pattern, one))) return say(path, messages.ids, {}, `[${several.join(", ")}]`);
        if (!is && shape.pattern && !matches(shape.pattern, value)) return say(path, messages.id, { written: value }, forms.meant(value));
        if (shape["x-refers"]) refers(shape["x-refers"], value, path);
      };

      const walk = (shape, value, path) => {
        const here = chosen(schemas, kind, shape, value);
        if (isText(value)) return text(here, value, path);
        if (value === null || value === undefined) return;
        if (Array.isArray(value)) {
          value.forEach((one, number) => {
            const again = path.at(-1) === "chain" ? value[number - 1] === one : here.uniqueItems && value.indexOf(one) < number;
            if (again) say([...path, number], messages.repeated, { written: one });
            else walk(here.items ?? {}, one, [...path, number]);
          });
          return;
        }
        const record = here.name ?? here.title ?? kind;
        for (const name of here.required ?? []) {
          if (value[name] === undefined && !(record === "Figure" && name === "as_of") && !(record === "ItemSet" && name === "list")) {
            say([...path, name], messages.missing, { name });
          }
        }
        for (const [name, one] of Object.entries(value)) {
          if (name === "says") says(one, [...path, name]);
          else if (here.properties?.[name]) walk(here.properties[name], one, [...path, name]);
        }
        conditions[path.length ? record : kind]?.(value, path);
      };

      const says = (given, path) => {
        for (const [id, value] of Object.entries(given)) {
          const aspect = aspects.get(id);
          if (!aspect) {
            say([...path, id], aspects.size ? messages.aspect : messages.no_aspect, { written: id, choices: [...aspects.keys()].join(", ") }, "");
            continue;
          }
          if (aspect.type === "choice" && isText(value) && !(aspect.options ?? []).includes(value)) {
            say([...path, id], messages.option, { written: value, choices: (aspect.options ?? []).map((one) => `“${one}”`).join(", ") }, "");
            continue;
          }
          const shape = schemas.point.$defs[`says.${aspect.type}`] ?? {};
          if (aspect.type === "time" && !matches(`^(?:${clock})$`, value) && !parts.includes(value.trim().toLowerCase())) {
            say([...path, id], messages.clock, { written: value });
          } else walk(shape, value, [...path, id]);
          const to = { place: "place", actor: "actor" }[aspect.type] ?? { actors: "actor", places: "place" }[aspect.of];
          if (!to) continue;
          const lists = isText(value) ? [[[...path, id], [value]]] : Object.entries(value).map(([name, one]) => [[...path, id, name], one]);
          for (const [where, ids] of lists) if (Array.isArray(ids)) ids.forEach((one, number) => refers(to, one, [...where, number]));
            else if (isText(value)) refers(to, value, where);
        }
      };

      // A number that is not what the quotation of its row says.
      const unlike = ({ source, says = {}, translation = {} }, quote, path) => {
        if (!quote.length) return;
        const figures = Object.entries(says).filter(([id, one]) => aspects.get(id)?.type === "quantity" && isText(one?.value));
        const values = figures.map(([id, { value }]) => ({ id, value, read: quantities.read(value, aspects.get(id).unit) })).filter(({ read }) => !read.wrong);
        const languages = [known.languages?.get(source) ?? "en", translation.language].filter(Boolean);
        const parts = [...quote, translation.text].filter(Boolean);
        const isReadable = languages.some((one) => data.quoted.languages.includes(one.split("-")[0]));
        for (const { id, value, read } of values) {
          const others = values.filter((other) => other.id !== id).map((other) => other.read);
          const { discord, quoted = [] } = quotations.weigh({ ...read, value }, parts, others, isReadable) ?? {};
          if (discord) say([...path, "says", id, "value"], demands[discord], { value, quoted: quoted.map((words) => `“${words}”`).join(", ") });
        }
      };

      const distinct = (list, name, path, about) => {
        const seen = new Set();
        (list ?? []).forEach((one, number) => {
          if (seen.has(name(one))) say([...path, number, "id"], about, { written: name(one) });
          seen.add(name(one));
        });
      };

      const conditions = {
        point: (value) => {
          distinct(value.compare, (one) => one.id, ["compare"], messages.two_aspects);
          distinct(value.reports, (one) => one.id ?? one.source, ["reports"], messages.two_rows);
          const [first] = value.compare ?? [];
          if (value.kind !== "figure") return;
          if (first?.type !== "quantity") say(["compare"], messages.figure);
          else if (!first.population) say(["compare", 0, "population"], messages.population);
        },
        source: (value) => {
          if (!value.title && value.held !== "no") say(["title"], messages.title);
          if (value.url === null && !value.url_note) say(["url_note"], messages.url_note);
        },
        Aspect: (value, path) => {
          if (value.type === "choice" && (value.options ?? []).length < 2) say([...path, "options"], messages.choice);
          if (value.type === "quantity" && !value.measure) say([...path, "measure"], messages.measure);
        },
        Edge: (value, path) => {
          const kinds = ["republishes", "rewrites", "revises", "cites", "uses_agency"];
          if (kinds.filter((one) => value[one]).length !== 1) say([...path, kinds[0]], messages.edge);
        },
        Figure: (value, path) => {
          if (!value.as_of) say([...path, "as_of"], messages.as_of);
        },
        ItemSet: (value, path) => {
          if (!value.list) say([...path, "list"], messages.list);
        },
        Report: (value, path) => {
          const quote = [].concat(value.quote?.exact ?? value.quote ?? []);
          const length = quote.reduce((sum, part) => sum + [...part].length, 0);
          if (!quote.length && !value.no_quote) say([...path, "quote"], demands.NO_WORDS);
          if (value.no_quote === "page_not_seen" && value.rank !== "deprecated" && !value.note) say([...path, "no_quote"], demands.NO_NOTE);
          if (quote.length && value.no_quote) say([...path, "no_quote"], demands.WORDS_AND_NONE);
          if (length > longest) say([...path, "quote"], demands.TOO_LONG, { length, most: longest });
          const words = quote.join(" ").trim().split(/\s+/).length;
          if (quote.length && words === 1 && !matches(spaceless, quote[0])) say([...path, "quote"], demands.ONE_WORD);
          unlike(value, [].concat(value.quote?.exact ?? value.quote ?? []), path);
          const { as_printed: printed, chain = [], basis } = value.attribution ?? {};
          if (!basis && chain.length && known.unnamed.has(chain[0])) say([...path, "attribution", "basis"], demands.UNNAMED, { id: chain[0] });
          if (!basis && !chain.length && printed) say([...path, "attribution", "basis"], demands.NOBODY);
        },
      };
      conditions.report = (value, path) => {
        conditions.Report(value, path);
        if (row?.anchors.includes(value.id ?? value.source)) say(["id"], messages.two_rows, { written: value.id ?? value.source });
      };
      walk(kind === "report" ? schemas.point.$defs.Report : schemas[kind], entered, []);
      return found;
    };
    return { check, noSuch, belongs, resolved, chosen, quantities, dates };
  };

  // The id that was probably meant; none where a letter would get lost.
  forms.meant = (text) => (/[^\x00-\x7f]/.test(text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "")) ? undefined : forms.slug(text) || undefined);
  forms.slug = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";
})(globalThis.factsheetForms ??= {});
