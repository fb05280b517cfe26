// Reads quantities by the table alone, as a browser would: node quantity_reader.mjs TABLE < cases > results
import { readFileSync } from "node:fs";

const table = JSON.parse(readFileSync(process.argv[2], "utf-8"));

function expanded(pattern) {
  const named = /\{([a-z_]+)\}/;
  for (let found = named.exec(pattern); found; found = named.exec(pattern)) {
    const fragment = found[1] === "n" ? "({number})" : table.fragments[found[1]];
    pattern = pattern.slice(0, found.index) + fragment + pattern.slice(found.index + found[0].length);
  }
  return pattern;
}

const whole = (pattern) => new RegExp(`^(?:${expanded(pattern)})$`, "u");
const scaling = table.scale_words.map(([words, scale]) => [`([0-9]) ?(?:${words})\\.?(?!${table.letter})`, `$1 ${scale}`]);
const tidying = [...table.tidy, ...scaling].map(([found, instead]) => [new RegExp(found, "gu"), instead]);
const refusals = table.refusals.map((row) => [row.code, whole(row.pattern)]);
const patterns = table.patterns.map((row) => [row.relation, whole(row.pattern), row.groups]);

const tidied = (text) => tidying.reduce((tidy, [found, instead]) => tidy.replace(found, instead), text.toLowerCase());

function withoutUnit(tidy, unit) {
  const spellings = table.percent.includes(unit) ? table.percent : [unit, unit.replace(/s$/, "")];
  const escaped = spellings.filter(Boolean).map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return tidy.replace(new RegExp(expanded(table.unit.replace("{unit}", escaped.join("|"))), "gu"), "$1");
}

// A number is a fraction of integers, so that no digit is lost: [numerator, denominator].
const times = ([n, d], factor) => [n * BigInt(factor), d];
const plus = ([n, d], [m, e]) => [n * e + m * d, d * e];
const less = ([n, d], [m, e]) => n * e < m * d;

function number(text) {
  const numeral = /^([0-9][0-9, ]*)(?:\.([0-9]+))?(?: ?([a-z]+))?$/.exec(text);
  if (numeral) {
    const [, integer, decimals = "", scale] = numeral;
    const value = [BigInt(integer.replace(/[, ]/g, "") + decimals), 10n ** BigInt(decimals.length)];
    return times(value, scale ? table.scales[scale] : 1);
  }
  let total = [0n, 1n];
  let current = [0n, 1n];
  for (const word of text.replace("a half", "half").replace(/half an? /, "half ").match(/[a-z]+/g)) {
    if (word === "half") current = plus(current, [1n, 2n]);
    else if (word === "hundred") current = times(current, 100);
    else if (word in table.scales) [total, current] = [plus(total, times(current, table.scales[word])), [0n, 1n]];
    else if (word !== "and") current = plus(current, [BigInt(table.numbers[word]), 1n]);
  }
  return plus(total, current);
}

const scalesIn = (text, last) =>
  (text.match(/[a-z]+/g) ?? []).some((word) => word in table.scales && (word !== "hundred" || last === "hundred"));

function lentScale(low, high) {
  const least = number(low);
  const [, head, last] = /^(.*?) ?([a-z]+)$/.exec(high) ?? [];
  if (!(last in table.scales) || scalesIn(low, last) || scalesIn(head, last)) return least;
  const [n, d] = number(high);
  if (!less(least, [n, d * BigInt(table.scales[last])])) return least;
  if (head.includes("hundred") && less(least, [100n, 1n])) return null;
  return times(least, table.scales[last]);
}

function printed([n, d]) {
  let decimals = 0;
  for (; (n * 10n ** BigInt(decimals)) % d; decimals += 1);
  const digits = ((n * 10n ** BigInt(decimals)) / d).toString().padStart(decimals + 1, "0");
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}

function bounded(relation, found) {
  if ("min" in found && "max" in found) {
    const least = lentScale(found.min, found.max);
    if (least === null) return { refused: "unclear_scale" };
    if (less(number(found.max), least)) return { refused: "reversed" };
    return { relation, ...(relation !== "at_most" && { min: printed(least) }), ...(relation !== "at_least" && { max: printed(number(found.max)) }) };
  }
  const [min, max] = [found.min ?? found.exactly, found.max ?? found.exactly];
  return { relation, ...(min && { min: printed(number(min)) }), ...(max && { max: printed(number(max)) }) };
}

function understood({ written, unit }) {
  const tidy = unit ? withoutUnit(tidied(written), tidied(unit)) : tidied(written);
  for (const [refused, pattern] of refusals) if (pattern.test(tidy)) return { refused };
  for (const [relation, pattern, groups] of patterns) {
    const [, ...texts] = pattern.exec(tidy) ?? [];
    if (!pattern.test(tidy)) continue;
    return bounded(relation, Object.fromEntries(groups.map((name, i) => [name, texts[i]]).filter(([, text]) => text)));
  }
  return { refused: "not_known" };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(understood)));
