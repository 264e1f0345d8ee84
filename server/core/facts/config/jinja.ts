/** Blocks that Jinja opens and must close, by their first word. */
const BLOCKS = new Set(["if", "for", "macro", "filter", "call", "block", "raw", "autoescape", "with", "generation", "trans"]);

/** What keeps a Jinja template from being compiled; `undefined` when nothing obvious does. */
export function jinjaProblem(template: string): string | undefined {
  const open: string[] = [];
  for (const match of template.matchAll(/\{#[^]*?#\}|\{%-?\+?\s*([^]*?)\s*[-+]?%\}|\{\{([^]*?)\}\}|\{[%{]/g)) {
    const [whole, statement] = match;
    if (whole === "{%" || whole === "{{") return `a \`${whole}\` is not closed`;
    if (statement === undefined) continue;
    const word = /^\w+/.exec(statement)?.[0] ?? "";
    if (word === "for" && !/^for\s+[^]*?\sin\s/.test(statement)) return "a `for` has no `in`";
    if (/^(?:el)?if$/.test(statement.trim())) return `an \`${word}\` has no condition`;
    if (BLOCKS.has(word)) open.push(word);
    // `set` opens a block only when nothing is assigned.
    if (word === "set" && !statement.includes("=")) open.push(word);
    if (!word.startsWith("end")) continue;
    const expected = open.pop();
    if (expected === undefined) return `\`${word}\` closes nothing`;
    if (word !== `end${expected}`) return `\`${word}\` stands where \`end${expected}\` is expected`;
  }
  const last = open.pop();
  return last === undefined ? undefined : `\`${last}\` has no \`end${last}\``;
}

/** Names that a template reads from outside: what stands in `{{ … }}`, `{% if … %}` and `{% for … in … %}`, less what it defines. */
export function jinjaVariables(template: string): ReadonlySet<string> {
  const used = new Set<string>();
  const defined = new Set<string>(["loop", "true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else", "defined", "namespace", "range", "dict", "raise_exception", "env", "super"]);
  for (const [, expression, statement] of template.matchAll(/\{\{-?\s*([^]*?)\s*-?\}\}|\{%-?\s*([^]*?)\s*-?%\}/g)) {
    const [, loop, overWhat] = /^for\s+([\w\s,()]+?)\s+in\s+([^]*)$/.exec(statement ?? "") ?? [];
    const [, target, assigned] = /^set\s+([\w.]+)\s*=\s*([^]*)$/.exec(statement ?? "") ?? [];
    for (const name of (loop ?? target ?? "").matchAll(/\w+/g)) defined.add(name[0]);
    const condition = /^(?:if|elif)\s+([^]*)$/.exec(statement ?? "")?.[1];
    for (const name of namesIn(expression ?? overWhat ?? assigned ?? condition ?? "")) used.add(name);
  }
  return new Set([...used].filter((name) => !defined.has(name)));
}

/** Names of an expression that are no attribute, filter, test or keyword argument, outside of strings. */
function namesIn(expression: string): readonly string[] {
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, " ");
  return [...bare.matchAll(/(?<![\w.|]|\|\s|\bis\s|\bis not\s)[A-Za-z_]\w*(?!\w|\s*=(?!=)|\s*\()/g)].map(([name]) => name);
}
