// The scripts of the form, without a page: node forms.mjs < {"data": …, "calls": [["yaml.read", [arguments]] …]} > results
import { readFileSync } from "node:fs";
import vm from "node:vm";

const ASSETS = new URL("../../templates/assets/", import.meta.url);
for (const name of ["form-values.js", "form-yaml.js", "form-rules.js"]) {
  vm.runInThisContext(readFileSync(new URL(name, ASSETS), "utf-8"), { filename: name });
}
const forms = globalThis.factsheetForms;
const { data, calls } = JSON.parse(readFileSync(0, "utf-8"));
const made = {
  yaml: forms.yaml,
  dates: forms.dates(data.dates),
  quantities: forms.quantities(data.quantities.table, data.quantities.messages),
  rules: forms.rules(data),
};
made.yaml.valuesOf = (text) => {
  const node = forms.yaml.read(text);
  return node && forms.yaml.values(node);
};
made.quotations = forms.quotations(data.quantities.table, data.quoted, made.quantities);
made.rules.told = (context, entered) => {
  const known = { ...context.known, unnamed: new Set(context.known?.unnamed), languages: new Map(context.known?.languages) };
  return made.rules.check({ ...context, known }, entered);
};
const results = calls.map(([name, given]) => {
  const [room, act] = name.split(".");
  return made[room][act](...given) ?? null;
});
console.log(JSON.stringify(results));
