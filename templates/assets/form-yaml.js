// YAML as fact files have it, written and read: block and flow, quoted and plain, no anchors, no tags. What is read keeps
// its place in the text, so that one value can be exchanged and all the rest, comments too, stays as it was.
((forms) => {
  const PLAIN = /^(?![-?:](?:\s|$))[^\s\-?:,[\]{}#&*!|>'"%@`“”„\u0000-\u001f]|^-(?=[^\s-])/u;
  const MARK = /(?:^|[^\p{L}\p{N}_])(?:[&*](?=[\p{L}\p{N}_-])|!)/u;
  const UNSAFE = /: |:$| #|#|\s{2}|[\t\n\r]|^\s|\s$|^(?:---|\.\.\.)|[\]}]$|[\u0085\u2028\u2029\ufeff]|^(?:null|Null|NULL|~)$/u;

  // Of escapes, only those that leave the sign as it is: the checker takes any other for a slip.
  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

  // A text as a value: plain where nobody can misread it, else in double quotes.
  const scalar = (text, inFlow) => {
    const bare = text && !text.includes("\n") && PLAIN.test(text) && !UNSAFE.test(text) && !MARK.test(text) && !(inFlow && /[,[\]{}:"]/.test(text));
    return bare ? text : quoted(text);
  };

  // A text over several lines stands below its field, as it is; `indent` is that of the text.
  const literal = (text, indent) => {
    const space = " ".repeat(indent);
    return ["|-", ...text.split("\n").map((line) => (line ? space + line : ""))];
  };
  const texts = (begin, text, indent) => {
    if (!text.includes("\n")) return [`${begin} ${scalar(text)}`];
    const [header, ...below] = literal(text, indent);
    return [`${begin} ${header}`, ...below];
  };
  const isLong = (value) => (typeof value === "string" ? value.includes("\n") : Object.values(value ?? {}).some(isLong));

  const flow = (value) => {
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    if (value && typeof value === "object") return `{${Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`).join(", ")}}`;
    return value === null ? "null" : scalar(String(value), true);
  };
  const small = (value) => typeof value !== "object" || value === null
    || (!isLong(value) && flow(value).length <= 100 && !Object.values(value).some((one) => Array.isArray(one) && one.some((item) => typeof item === "object")));

  // The lines of a mapping or a list, indented by so many spaces.
  const lines = (value, indent = 0) => {
    const space = " ".repeat(indent);
    if (Array.isArray(value)) {
      return value.flatMap((one) => {
        if (typeof one !== "object") return texts(`${space}-`, String(one), indent + 2);
        if (!Object.keys(one).length) return [`${space}- {}`];
        const [first, ...rest] = lines(one, indent + 2);
        return [`${space}- ${first.trimStart()}`, ...rest];
      });
    }
    return Object.entries(value).flatMap(([key, one]) => {
      if (one === null) return [`${space}${key}: null`];
      if (typeof one !== "object") return texts(`${space}${key}:`, String(one), indent + 2);
      const listed = Array.isArray(one) && one.some((item) => typeof item === "object");
      if (!listed && small(one)) return [`${space}${key}: ${flow(one)}`];
      if (listed && one.every((item) => flow(item).length <= 110 && small(item)) && key !== "reports") {
        return [`${space}${key}:`, ...one.map((item) => `${space}  - ${flow(item)}`)];
      }
      return [`${space}${key}:`, ...lines(one, indent + 2)];
    });
  };
  const write = (value, indent) => lines(value, indent).map((line) => `${line}\n`).join("");

  const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };

  // Nodes have a start and an end in the text, and `value` (a text), `items` (nodes) or `entries` ([key, node]).
  class Reader {
    constructor(text) {
      this.text = text;
      this.at = text.startsWith("\ufeff") ? 1 : 0;
    }
    fail() { throw new Error(`not read at ${this.at}`); }
    column(at = this.at) { return at - (this.text.lastIndexOf("\n", at - 1) + 1); }
    match(pattern) {
      pattern.lastIndex = this.at;
      return pattern.exec(this.text)?.[0];
    }
    // Spaces, line ends and comments.
    skip() {
      for (;;) {
        this.at += this.match(/[ \t\r\n]*/y).length;
        const begins = !this.at || /[\s\ufeff]/.test(this.text[this.at - 1]);
        if (this.text[this.at] === "#" && begins) this.at += this.match(/[^\n]*/y).length;
        else if (!this.column() && this.match(/---(?=\s|$)/y)) this.at += 3;
        else return this.at < this.text.length;
      }
    }
    block(parent) {
      if (!this.skip() || this.column() <= parent) return this.empty();
      const column = this.column();
      if (this.match(/-(?=\s|$)/y)) return this.list(column);
      if (this.key()) return this.mapping(column);
      return this.inline(parent);
    }
    empty() { return { start: this.at, end: this.at, value: "" }; }
    key() {
      return this.match(/(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s\-?:,[\]{}#&*!|>'"%@`][^\n:#]*?|[^\s\-?:,[\]{}#&*!|>'"%@`][^\n]*?[^\s]) *:(?=\s|$)/y);
    }
    named() {
      const found = this.key() ?? this.fail();
      this.at += found.length;
      const name = found.replace(/ *:$/, "");
      return /^["']/.test(name) ? new Reader(name).quote().value : name;
    }
    list(column) {
      const node = { start: this.at, items: [], block: true, column };
      while (this.at < this.text.length && this.column() === column && this.match(/-(?=\s|$)/y)) {
        this.at += 1;
        const line = this.at;
        this.at += this.match(/ */y).length;
        node.items.push(this.rest(column, line));
        node.end = node.items.at(-1).end;
        this.skip();
      }
      return node;
    }
    mapping(column) {
      const node = { start: this.at, entries: [], block: true, column };
      while (this.at < this.text.length && this.column() === column && !this.match(/-(?=\s|$)/y)) {
        const start = this.at;
        const name = this.named();
        const after = this.at;
        this.at += this.match(/ */y).length;
        const value = this.rest(column, after, true);
        node.entries.push([name, value, start]);
        node.end = Math.max(value.end, after);
        this.skip();
      }
      if (this.at < this.text.length && this.column() > column) this.fail();
      return node;
    }
    // What stands behind `- ` or `name:`, on its line or below.
    rest(column, line, ofKey) {
      if (this.match(/(?:#[^\n]*)?(?:\r?\n|$)/y) !== undefined && (this.text[this.at] !== "#" || this.at > line)) {
        this.skip();
        const isList = ofKey && this.column() === column && this.match(/-(?=\s|$)/y);
        const found = this.block(isList ? column - 1 : column);
        return found.start === found.end ? { start: line, end: line, value: "" } : found;
      }
      if (!ofKey && (this.match(/-(?=\s|$)/y) || this.key())) return this.block(column);
      return this.inline(column);
    }
    inline(parent) {
      const sign = this.text[this.at];
      if (sign === "|" || sign === ">") return this.folded(parent);
      if (sign === '"' || sign === "'") return this.quote();
      if (sign === "[" || sign === "{") return this.flow();
      if (/[&*!%@`]/.test(sign ?? "&")) this.fail();
      return this.plain(parent);
    }
    quote() {
      const start = this.at;
      const found = this.match(/"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'/y) ?? this.fail();
      this.at += found.length;
      const inner = found.slice(1, -1);
      const unfolded = (text) => text.replace(/[ \t]*\r?\n((?:[ \t]*\r?\n)*)[ \t]*/g, (all, more) => "\n".repeat(more.split("\n").length - 1) || " ");
      const unescaped = (text) => unfolded(text.replace(/\\\r?\n[ \t]*/g, "\u0000\u0000"))
        .replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g, (all, x, u, wide, one) => ESCAPES[one] ?? String.fromCodePoint(parseInt(x ?? u ?? wide, 16)))
        .replaceAll("\u0000\u0000", "");
      return { start, end: this.at, value: found[0] === '"' ? unescaped(inner) : unfolded(inner).replaceAll("''", "'") };
    }
    // A plain text goes on as long as the lines below are indented further.
    plain(parent) {
      const start = this.at;
      const line = /[^\n]*?(?=\s*(?:\n|$)|\s+#|:(?:\s|$))/y;
      let value = this.match(line);
      let end = this.at + value.length;
      this.at = end;
      for (;;) {
        const gap = this.match(/[ \t\r]*\n(?:[ \t\r]*\n)*[ ]*/y);
        if (gap === undefined) break;
        const next = this.at + gap.length;
        const ends = next >= this.text.length || this.column(next) <= parent || this.text[next] === "#";
        if (ends) break;
        this.at = next;
        const more = this.match(line);
        const breaks = gap.split("\n").length - 2;
        value += (breaks ? "\n".repeat(breaks) : " ") + more;
        end = this.at += more.length;
      }
      if (this.match(/[ \t]*:(?=\s|$)/y)) this.fail();
      this.at = end;
      return { start, end, value };
    }
    folded(parent) {
      const start = this.at;
      const header = this.match(/[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y) ?? this.fail();
      this.at += header.length;
      const kept = [];
      let own = /[1-9]/.exec(header.split("#")[0]) ? Math.max(parent, 0) + +/[1-9]/.exec(header)[0] : 0;
      let end = this.at;
      while (this.at < this.text.length) {
        const line = this.match(/[^\n]*/y).replace(/\r$/, "");
        const indent = /^ */.exec(line)[0].length;
        if (line.trim()) {
          own ||= indent;
          if (indent < own || indent <= parent) break;
          end = this.at + line.length;
        }
        kept.push(line.slice(own || line.length));
        this.at += this.match(/[^\n]*\n?/y).length;
      }
      let ends = "";
      while (kept.length && !kept.at(-1).trim()) { kept.pop(); ends += "\n"; }
      const body = header[0] === "|" ? kept.join("\n") : kept.join("\n").replace(/(?<=^|\n)(\S[^\n]*)\n(\n*)(?=\S)/g, (all, text, more) => text + (more || " "));
      const value = body + (header.includes("-") ? "" : header.includes("+") ? `\n${ends}` : body && "\n");
      return { start, end, value };
    }
    flow() {
      const start = this.at;
      const isList = this.text[this.at] === "[";
      const node = { start, flow: true, ...(isList ? { items: [] } : { entries: [] }) };
      for (this.at += 1; ;) {
        this.skip() || this.fail();
        if (this.text[this.at] === (isList ? "]" : "}")) break;
        const begins = this.at;
        if (isList) node.items.push(this.inFlow());
        else {
          const name = this.match(/["']/y) ? this.quote().value : this.match(/(?:[^,[\]{}:\n#]|:(?=[^\s,[\]{}]))+(?=:[\s,[\]{}])/y) ?? this.fail();
          if (this.at === begins) this.at += name.length;
          this.match(/ *:/y) ? this.at += this.match(/ *:/y).length : this.fail();
          this.skip();
          node.entries.push([name.trim(), /[,}]/.test(this.text[this.at]) ? this.empty() : this.inFlow(), begins]);
        }
        this.skip();
        if (this.text[this.at] === ",") this.at += 1;
        else if (!/[\]}]/.test(this.text[this.at] ?? "")) this.fail();
      }
      this.at += 1;
      return { ...node, end: this.at };
    }
    inFlow() {
      const sign = this.text[this.at];
      if (sign === "[" || sign === "{") return this.flow();
      if (sign === '"' || sign === "'") return this.quote();
      const start = this.at;
      const found = this.match(/(?:[^\s,[\]{}:#]|:(?=[^\s,[\]{}])|#(?<=\S#)|[ \t\r\n]+(?=[^\s,[\]{}:#]))+/y) ?? this.fail();
      this.at += found.length;
      return { start, end: this.at, value: found.replace(/[ \t]*\r?\n\s*/g, " ") };
    }
  }

  // The whole file as nodes, or null where it is written in a way that only the checker reads.
  const read = (text) => {
    try {
      const reader = new Reader(text);
      const node = reader.block(-1);
      return reader.skip() || !node.entries ? null : node;
    } catch {
      return null;
    }
  };

  const values = (node) => {
    if (node.entries) return Object.fromEntries(node.entries.map(([key, one]) => [key, values(one)]));
    return node.items ? node.items.map(values) : node.value;
  };
  const at = (node, path) => path.reduce((here, step) => (here?.items ? here.items[step] : here?.entries?.find(([key]) => key === step)?.[1]), node);
  const inFlow = (node, path) => path.some((step, depth) => at(node, path.slice(0, depth))?.flow);
  const lineEnd = (text, index) => (text.indexOf("\n", index) + 1 || text.length);
  const spliced = (text, start, end, put) => text.slice(0, start) + put + text.slice(end);

  // The text with another value at the path; null where that cannot be done without touching anything else.
  const exchange = (text, path, value) => {
    const node = read(text), there = node && at(node, path);
    if (!there || there.value === undefined) return null;
    const isInFlow = inFlow(node, path), within = at(node, path.slice(0, -1));
    const said = value.includes("\n") && !isInFlow ? literal(value, within.column + 2).join("\n") : scalar(value, isInFlow);
    const put = (there.start === there.end ? " " : "") + said;
    const made = spliced(text, there.start, there.end, put);
    const found = read(made);
    return found && at(found, path)?.value === value ? made : null;
  };

  // The text with one more item at the end of a list at the top of the file, or with that list.
  const append = (text, name, item) => {
    const node = read(text);
    if (!node || node.flow) return null;
    const there = at(node, [name]);
    const ended = text.endsWith("\n") || !text ? text : `${text}\n`;
    if (!there || there.value === "") return there ? null : ended + write({ [name]: [item] });
    if (!there.items || there.flow) return null;
    const place = lineEnd(ended, there.end);
    const made = spliced(ended, place, place, write([item], there.column));
    const found = read(made);
    return found && at(found, [name])?.items.length === there.items.length + 1 ? made : null;
  };

  // The text with a field that it did not have, behind the last of those that go before it.
  const add = (text, name, value, order) => {
    const node = read(text);
    if (!node || node.flow || at(node, [name])) return null;
    const before = node.entries.filter(([key]) => order.indexOf(key) < order.indexOf(name)).at(-1);
    const ended = text.endsWith("\n") ? text : `${text}\n`;
    const place = before ? lineEnd(ended, Math.max(before[1].end, before[2])) : node.start;
    const made = spliced(ended, place, place, write({ [name]: value }));
    return read(made) ? made : null;
  };

  forms.yaml = { scalar, write, read, values, at, exchange, append, add };
})(globalThis.factsheetForms ??= {});
