// Quantities and dates as they are typed. What may be written, and what is said of all else, is data of the checker.
((forms) => {
  const told = (message, given) => message.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);
  const wrong = (message, given = {}, fix) => ({ wrong: told(message, { written: given.written, ...given }), fix });

  // A number is a fraction of integers, so that no digit is lost: [numerator, denominator].
  const times = ([n, d], factor) => [n * BigInt(factor), d];
  const plus = ([n, d], [m, e]) => [n * e + m * d, d * e];
  const less = ([n, d], [m, e]) => n * e < m * d;
  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

  function plain([n, d]) {
    let decimals = 0;
    for (; (n * 10n ** BigInt(decimals)) % d; decimals += 1);
    const digits = ((n * 10n ** BigInt(decimals)) / d).toString().padStart(decimals + 1, "0");
    return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
  }

  forms.quantities = (table, messages) => {
    const expanded = (pattern) => {
      const named = /\{([a-z_]+)\}/;
      for (let found = named.exec(pattern); found; found = named.exec(pattern)) {
        const fragment = found[1] === "n" ? "({number})" : table.fragments[found[1]];
        pattern = pattern.slice(0, found.index) + fragment + pattern.slice(found.index + found[0].length);
      }
      return pattern;
    };
    const whole = (pattern) => new RegExp(`^(?:${expanded(pattern)})$`, "u");
    const scaling = table.scale_words.map(([words, scale]) => [`([0-9]) ?(?:${words})\\.?(?!${table.letter})`, `$1 ${scale}`]);
    const tidying = [...table.tidy, ...scaling].map(([found, instead]) => [new RegExp(found, "gu"), instead]);
    const refusals = table.refusals.map((row) => [row.code, whole(row.pattern)]);
    const patterns = table.patterns.map((row) => [row.relation, whole(row.pattern), row.groups]);
    const tidied = (text) => tidying.reduce((tidy, [found, instead]) => tidy.replace(found, instead), text.toLowerCase());

    const withoutUnit = (tidy, unit) => {
      const spellings = table.percent.includes(unit) ? table.percent : [unit, unit.replace(/s$/, "")];
      const escaped = spellings.filter(Boolean).map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
      return tidy.replace(new RegExp(expanded(table.unit.replace("{unit}", escaped.join("|"))), "gu"), "$1");
    };

    const number = (text) => {
      const numeral = /^([0-9][0-9, ]*)(?:\.([0-9]+))?(?: ?([a-z]+))?$/.exec(text);
      if (numeral) {
        const [, integer, decimals = "", scale] = numeral;
        const value = [BigInt(integer.replace(/[, ]/g, "") + decimals), 10n ** BigInt(decimals.length)];
        return times(value, scale ? table.scales[scale] : 1);
      }
      let total = [0n, 1n], current = [0n, 1n];
      for (const word of text.replace("a half", "half").replace(/half an? /, "half ").match(/[a-z]+/g)) {
        if (word === "half") current = plus(current, [1n, 2n]);
        else if (word === "hundred") current = times(current, 100);
        else if (word in table.scales) [total, current] = [plus(total, times(current, table.scales[word])), [0n, 1n]];
        else if (word !== "and") current = plus(current, [BigInt(table.numbers[word]), 1n]);
      }
      return plus(total, current);
    };

    const scalesIn = (text, last) =>
      (text.match(/[a-z]+/g) ?? []).some((word) => word in table.scales && (word !== "hundred" || last === "hundred"));

    const lentScale = (low, high) => {
      const least = number(low);
      const [, head, last] = /^(.*?) ?([a-z]+)$/.exec(high) ?? [];
      if (!(last in table.scales) || scalesIn(low, last) || scalesIn(head, last)) return least;
      const [n, d] = number(high);
      if (!less(least, [n, d * BigInt(table.scales[last])])) return least;
      if (head.includes("hundred") && less(least, [100n, 1n])) return null;
      return times(least, table.scales[last]);
    };

    const bounded = (relation, found) => {
      if ("min" in found && "max" in found) {
        const least = lentScale(found.min, found.max);
        if (least === null) return { refused: "unclear_scale" };
        if (less(number(found.max), least)) return { refused: "reversed" };
        return { relation, ...(relation !== "at_most" && { min: plain(least) }), ...(relation !== "at_least" && { max: plain(number(found.max)) }) };
      }
      const [min, max] = [found.min ?? found.exactly, found.max ?? found.exactly];
      return { relation, ...(min && { min: plain(number(min)) }), ...(max && { max: plain(number(max)) }) };
    };

    const understood = (written, unit = "") => {
      if ([...written].length > messages.longest) return { refused: "not_known" };
      const tidy = unit ? withoutUnit(tidied(written), tidied(unit)) : tidied(written);
      for (const [refused, pattern] of refusals) if (pattern.test(tidy)) return { refused };
      for (const [relation, pattern, groups] of patterns) {
        const found = pattern.exec(tidy);
        if (!found) continue;
        const texts = found.slice(1);
        return bounded(relation, Object.fromEntries(groups.map((name, i) => [name, texts[i]]).filter(([, text]) => text)));
      }
      return { refused: "not_known" };
    };

    const rewritten = (written, code) => {
      if (code === "points_in_thousands") return written.replaceAll(".", ",");
      if (code === "comma" && new RegExp(`^(?:${messages.comma})$`).test(tidied(written))) return written.replaceAll(",", ".");
    };

    // Words behind a number are left out only where the column says all that they say.
    const unknown = (written, unit, counted) => {
      const words = written.split(" ");
      const singular = (word) => word.replace(/s$/, "");
      const known = new Set(tidied(`${unit} ${counted}`).split(" ").map(singular).concat("of", unit ? [] : table.persons));
      for (let end = words.length - 1; end && (known.has(tidied(words[end])) || known.has(singular(tidied(words[end])))); end -= 1) {
        const shorter = words.slice(0, end).join(" ");
        if (understood(shorter, unit).relation) {
          return wrong(messages.extra, { extra: written.slice(shorter.length).trim() }, shorter);
        }
      }
      return wrong(messages.unknown, { written, examples: table.examples.join(", ") });
    };

    const read = (written, unit = "", counted = "") => {
      const found = understood(written, unit);
      if (found.refused === "not_known") return unknown(written, unit, counted);
      if (!found.refused) return found;
      const meant = rewritten(written, found.refused);
      return wrong(messages.reasons[found.refused], { written }, meant && understood(meant, unit).relation ? meant : undefined);
    };

    // What was understood, in words: “up to 400” is “at most 400”.
    const words = ({ relation, min, max }) => told(messages.relations[relation][min === max || !min || !max ? 0 : 1], {
      number: grouped(min ?? max ?? ""), min: grouped(min ?? ""), max: grouped(max ?? ""),
    });
    return { understood, read, words, expanded, bounded, tidying, tidied, patterns: table.patterns };
  };

  // Numbers in a quotation, by the tables of the checker: which there are, and whether a value is one of them.
  forms.quotations = (table, told, { expanded, bounded, tidying, tidied, patterns: rows }) => {
    const named = (pattern) => expanded(pattern.replaceAll("{L}", `[${told.letters}]`).replaceAll("{N}", `[${told.letters}0-9]`).replaceAll("{months}", told.months));
    const whole = (pattern) => new RegExp(named(`(^|[^${told.letters}0-9])(${pattern})(?!{N})`), "gu");
    const scales = told.scales.map(([pattern, scale]) => [`({number}) ?(?:${pattern})`, `$1 ${scale}`]);
    const tidy = [...tidying.slice(0, table.tidy.length), ...told.tidy.map(([found, instead]) => [new RegExp(found, "gu"), instead]), ...tidying.slice(table.tidy.length)];
    const translations = [...told.translations, ...scales, ...told.lone].map(([pattern, instead]) => [whole(pattern), instead]);
    const patterns = rows.map(({ relation, pattern, groups }) => [relation, groups, new RegExp(named(`(?:${pattern})(?:st|nd|rd|th)?(?!{N}|[.,][0-9])`), "uy")]);
    const begin = new RegExp(`(^|[^${told.letters}0-9.,]|(?:^|[^0-9])[.,'])(?=[a-z0-9~<>])([a-z]*)`, "gu");
    const [unsure, unread] = [told.unsure, told.unread].map((all) => all.map(whole));
    const absence = whole(told.absence);
    const operatorBefore = new RegExp(named(`(?:^|[^a-z0-9])${told.operators} ?$`), "u");
    const spans = (some, text) => some.flatMap((pattern) => [...text.matchAll(pattern)].map((one) => [one.index + one[1].length, one.index + one[0].length]));
    const meets = ([from, to], [start, end]) => from < end && start < to;

    // Digits of all scripts follow each other from nought to nine.
    const digit = (sign) => {
      let first = sign.codePointAt(0);
      while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
      return String((sign.codePointAt(0) - first) % 10);
    };

    // A text that is rewritten, with the place in the first text of each of its letters.
    const traced = (text) => {
      const found = { text: "", origins: [] };
      let place = 0;
      for (const sign of text) {
        const small = /\p{Nd}/u.test(sign) ? digit(sign) : sign.toLowerCase();
        found.text += small;
        for (let number = 0; number < small.length; number += 1) found.origins.push([place, place + sign.length]);
        place += sign.length;
      }
      return found;
    };
    const replaced = ({ text, origins }, pattern, instead, kept = 0) => {
      let made = "", places = [], last = 0;
      for (const match of text.matchAll(pattern)) {
        const start = match.index + (kept ? match[1].length : 0), end = match.index + match[0].length;
        if (start === end) continue;
        const put = instead.replace(/\$([0-9])/g, (all, number) => match[+number + kept] ?? "");
        made += text.slice(last, start) + put;
        places = places.concat(origins.slice(last, start), Array.from({ length: put.length }, () => [origins[start][0], origins[end - 1][1]]));
        last = end;
      }
      return last ? { text: made + text.slice(last), origins: places.concat(origins.slice(last)) } : { text, origins };
    };
    const inEnglish = (text) => {
      const plain = tidy.reduce((found, [pattern, instead]) => replaced(found, pattern, instead), traced(text));
      return translations.reduce((found, [pattern, instead]) => replaced(found, pattern, instead, 2), plain);
    };

    const found = (original, { text, origins }) => {
      const matches = new Map();
      for (const one of text.matchAll(begin)) {
        const start = one.index + one[1].length;
        for (const [relation, groups, pattern] of patterns) {
          pattern.lastIndex = start;
          const match = pattern.exec(text);
          if (!match) continue;
          const read = bounded(relation, Object.fromEntries(groups.map((name, i) => [name, match[i + 1]]).filter(([, words]) => words)));
          const [key, extent] = [`${start}-${start + match[0].length}`, [start, start + match[0].length]];
          if (!read.refused && !matches.has(key)) matches.set(key, { ...read, extent });
        }
      }
      const all = [...matches.values()];
      return all.filter(({ extent: [start, end] }) => !all.some(({ extent: [from, to] }) => from <= start && end <= to && (from !== start || to !== end)))
        .map(({ relation, min, max, extent: [start, end] }) => ({
          words: original.slice(origins[start][0], origins[end - 1][1]).trim(), relation, numbers: numbersOf({ min, max }), text, extent: [start, end],
        }));
    };
    const numbersOf = ({ min, max }) => new Set([min, max].filter((one) => one !== undefined));
    const within = (some, others) => [...some].every((one) => others.has(one));
    const isSure = ({ text, extent }) => !spans(unsure, text).some((span) => meets(span, extent)) && !told.small.includes(text.slice(...extent));
    const isLimitSure = (one) => isSure(one) && !operatorBefore.test(one.text.slice(0, one.extent[0])) && !(one.relation === "between" && one.text.slice(...one.extent).includes(" to "));

    const read = (part) => {
      const english = inEnglish(part);
      const swapped = part.replace(/([0-9])([.,])(?=[0-9])/g, (all, before, sign) => before + (sign === "," ? "." : ","));
      return { text: english.text, found: [...found(part, english), ...(swapped === part ? [] : found(part, inEnglish(swapped)))] };
    };
    const hasUnread = (part) => spans(unread, part.text).some((span) => !part.found.some((one) => one.numbers.size && one.text === part.text && meets(one.extent, span)));
    const hasAbsence = (part) => spans([absence], part.text).length > 0;
    const wordsOf = (some) => [...new Set(some.map(({ words }) => words))].slice(0, told.most);

    const weigh = (value, parts, others, isReadable) => {
      const quoted = parts.map(read);
      const all = quoted.flatMap((part) => part.found);
      const numbers = numbersOf(value);
      if (!numbers.size) {
        const isThere = (part) => part.text.includes(tidied(value.value)) || value.relation === "unknown" || part.found.some(({ relation }) => relation === value.relation);
        const isSaid = !isReadable || quoted.some((part) => isThere(part) || (value.relation === "none" && hasAbsence(part)));
        return isSaid ? null : { discord: "UNQUOTED" };
      }
      const same = all.filter((one) => within(numbers, one.numbers));
      if (same.some(({ relation }) => relation === value.relation)) return null;
      if (!isReadable || quoted.some(hasUnread)) return all.length && !same.length && !isReadable ? { discord: "UNQUOTED" } : null;
      if (same.length) {
        if (!same.every(isLimitSure)) return null;
        return { discord: same.some(({ relation }) => relation === "exactly") ? "LIMIT_UNQUOTED" : "CONTRADICTED", quoted: wordsOf(same) };
      }
      if (within(numbers, new Set(all.flatMap((one) => [...one.numbers])))) return null;
      if (numbers.size === 1 && numbers.has("0") && quoted.some(hasAbsence)) return null;
      const beside = new Set(others.flatMap((other) => [...numbersOf(other)]));
      const against = all.filter((one) => one.numbers.size && isSure(one) && !within(one.numbers, beside));
      if (against.length) return { discord: "CONTRADICTED", quoted: wordsOf(against) };
      return numbers.size === 1 && numbers.has("1") ? null : { discord: "UNQUOTED" };
    };
    return { read, weigh };
  };

  // EDTF level 1, an hour or minute at the end. Times are compared as numbers: year, month, day, hour, minute.
  forms.dates = (table) => {
    const { messages } = table;
    const shape = new RegExp(`^(?:${table.shape})$`);
    const forms = Object.entries(table.forms).map(([name, form]) => [name, new RegExp(`^(?:${form})$`)]);
    const pad = (number, width = 2) => String(number).padStart(width, "0");
    const daysOf = (year, month) => [31, year % 4 || (!(year % 100) && year % 400) ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    const at = (year, month, day, hour = 0, minute = 0) => (((year * 13 + month) * 32 + day) * 24 + hour) * 60 + minute;
    const lastOf = (year, month) => at(year, month, daysOf(year, month), 23, 59);
    const SEASONS = { 21: [3, 5], 22: [6, 8], 23: [9, 11] };

    const days = (year, month, day) => {
      const [y, m, d] = [year, month, day].map(Number);
      return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysOf(y, m) ? [`${pad(y, 4)}-${pad(m)}-${pad(d)}`] : [];
    };
    const named = (name) => table.months.findIndex((month) => [month, month.slice(0, 3), month.slice(0, 4)].includes(name)) + 1;
    const months = (year, month) => days(year, month, 1).map((first) => first.slice(0, 7));
    const readers = {
      about: (date) => [`${date}~`],
      numbers: (a, b, c) => {
        if (a.length === 4) return days(a, b, c).length ? days(a, b, c) : days(a, c, b);
        return c.length === 4 ? [...days(c, b, a), ...days(c, a, b)] : [];
      },
      days,
      day_named: (day, month, year) => days(year, named(month), day),
      month_named: (month, day, year) => days(year, named(month), day),
      no_day: (month, year) => months(year, named(month)),
      months,
      timed: (day, time, offset = "") => days(...day.split("-")).map((date) => `${date}T${time}${offset.toUpperCase()}`),
      interval: (first, last) => (first.length === last.length && first < last ? [`${first}/${last}`] : []),
      unknown_digits: (date) => [date.toUpperCase()],
    };

    const unreadable = (written) => {
      const tidy = written.trim().replace(/[\u2010-\u2014\u2212]/g, "-");
      const [name, form] = forms.find(([, one]) => one.test(tidy.toLowerCase())) ?? [];
      const readings = name ? [...new Set(readers[name](...form.exec(tidy.toLowerCase()).slice(1)))].sort() : [];
      if (readings.length > 1) return wrong(messages.ambiguous, { written, readings: readings.join(" or ") });
      if (/^(?:-[0-9]{4}.*|Y-?[0-9]+.*)$/.test(written)) return wrong(messages.years);
      if (new RegExp(`^(?:${table.no_month})$`).test(written) && !readings.length) return wrong(messages.months);
      return wrong(messages.unreadable, { written }, readings[0]);
    };

    const hours = ({ hour, minute }, [year, month, day]) => {
      if (hour === undefined) return { from: at(year, month, day), to: at(year, month, day, 23, 59) };
      if (+hour > 23 || +(minute ?? 0) > 59) return wrong(messages.time);
      return { from: at(year, month, day, +hour, +(minute ?? 0)), to: at(year, month, day, +hour, +(minute ?? 59)) };
    };

    const bounds = (found, written) => {
      const { year, month, day } = found;
      if ((year.endsWith("X") && month) || (month === "XX" && day && day !== "XX")) return wrong(messages.digits);
      const first = +year.replaceAll("X", "0");
      if (!first && !year.includes("X")) return wrong(messages.year);
      if (!month || month === "XX") return { from: at(first, 1, 1), to: lastOf(first + 10 ** (year.split("X").length - 1) - 1, 12) };
      if (SEASONS[month] || month === "24") {
        if (day) return wrong(messages.season, {}, `${pad(first, 4)}-${month}`);
        const [begin, end] = SEASONS[month] ?? [1, 14];
        return { from: at(first, begin, 1), to: end > 12 ? lastOf(first + 1, 2) : lastOf(first, end) };
      }
      if (+month < 1 || +month > 12) return unreadable(written);
      if (!day || day === "XX") return { from: at(first, +month, 1), to: lastOf(first, +month) };
      const most = daysOf(first, +month);
      if (+day < 1 || +day > most) return wrong(messages.days, { month: `${pad(first, 4)}-${month}`, days: most });
      return hours(found, [first, +month, +day]);
    };

    const single = (written) => {
      const found = shape.exec(written)?.groups;
      if (!found) return unreadable(written);
      const read = bounds(found, written);
      if (read.wrong || !found.offset || found.offset === "Z") return { ...read, offset: found.offset };
      const total = (+found.offset.slice(1, 3) * 60 + +found.offset.slice(4)) * (found.offset[0] === "-" ? -1 : 1);
      const fits = +found.offset.slice(4) <= 59 && total >= -720 && total <= 840;
      return fits ? { ...read, offset: found.offset } : wrong(messages.offset);
    };

    const read = (written) => {
      const ends = written.split("/");
      if (ends.length !== 2) return single(written);
      const open = (end) => end === "" || end === "..";
      if (ends.every(open)) return wrong(messages.open);
      if (!ends.every((end) => open(end) || shape.test(end))) return unreadable(written);
      const [first, last] = ends.map((end) => (open(end) ? null : single(end)));
      const known = [first, last].filter(Boolean);
      const bad = known.find((one) => one.wrong);
      if (bad) return bad;
      const offsets = known.map(({ offset }) => (offset === "Z" ? "+00:00" : offset?.replace("-00:00", "+00:00")));
      if (new Set(offsets).size > 1) return wrong(messages.offsets);
      if (first && last && first.from > last.to) return wrong(messages.reversed, {}, `${ends[1]}/${ends[0]}`);
      return {};
    };
    return { read };
  };
  forms.told = told;
})(globalThis.factsheetForms ??= {});
