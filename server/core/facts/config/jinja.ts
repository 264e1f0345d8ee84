import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

/** Blocks that Jinja opens and must close, by their first word. */
const BLOCKS = new Set(["if", "for", "macro", "filter", "call", "block", "raw", "autoescape", "with", "generation", "trans"]);

/** What keeps a Jinja template from being compiled; `undefined` when nothing obvious does. */
export const jinjaProblem = (template: string): string | undefined => jinjaFault(template)?.reason;

/** The same with its place in the template. */
export function jinjaFault(template: string): { readonly at: Span; readonly reason: string } | undefined {
  const open: { readonly word: string; readonly at: Span }[] = [];
  for (const match of template.matchAll(/\{#[^]*?#\}|\{%-?\+?\s*([^]*?)\s*[-+]?%\}|\{\{([^]*?)\}\}|\{[%{]/g)) {
    const [whole, statement, expression] = match;
    const at = { start: match.index, end: match.index + whole.length };
    // What reaches over the next opening has lost its own end.
    if (whole === "{%" || whole === "{{" || opensAgain(expression ?? statement ?? "")) return { at: { start: at.start, end: at.start + 2 }, reason: `a \`${whole.slice(0, 2)}\` is not closed` };
    if (expression !== undefined && /(?:[|+*~,]|^)\s*$/.test(expression.replace(/[-+]$/, ""))) return { at, reason: expression.trim() === "" ? "a `{{ }}` is empty" : "an expression ends before it is whole" };
    const bracket = openBracket(expression ?? statement ?? "");
    if (bracket !== undefined && open.at(-1)?.word !== "raw") return { at, reason: `a \`${bracket}\` is not closed` };
    const filter = open.at(-1)?.word === "raw" ? undefined : strangeFilter(expression ?? statement ?? "");
    if (filter !== undefined) return { at, reason: filter };
    if (statement === undefined) continue;
    const word = /^\w+/.exec(statement)?.[0] ?? "";
    if (open.at(-1)?.word === "raw" && word !== "endraw") continue;
    const reason = faultOf(statement, word);
    if (reason !== undefined) return { at, reason };
    // `set` opens a block only when nothing is assigned.
    if (BLOCKS.has(word) || (word === "set" && !statement.includes("="))) open.push({ word, at });
    if (!word.startsWith("end")) continue;
    const expected = open.pop();
    if (expected === undefined) return { at, reason: `\`${word}\` closes nothing` };
    if (word !== `end${expected.word}`) return { at, reason: `\`${word}\` stands where \`end${expected.word}\` is expected` };
  }
  const last = open.pop();
  return last && { at: last.at, reason: `\`${last.word}\` has no \`end${last.word}\`` };
}

function faultOf(statement: string, word: string): string | undefined {
  if (word === "for" && !/^for\s+[^]*?\sin\s/.test(statement)) return "a `for` has no `in`";
  if (/^(?:el)?if$/.test(statement.trim())) return `an \`${word}\` has no condition`;
  const meant = word === "" || WORDS.has(word) ? undefined : (nearest(word, WORDS, 2) ?? [...WORDS].find((one) => one.length === word.length && sorted(one) === sorted(word)));
  return meant === undefined ? undefined : `\`${word}\` is no word of the language; did you mean \`${meant}\`?`;
}

/** A filter that is called nearly as one of Jinja's or of Nunjucks'; others may be a program's own. */
function strangeFilter(inside: string): string | undefined {
  const bare = inside.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, " ");
  const names = [...bare.matchAll(/(?<!\|)\|\s*([A-Za-z_]\w{2,})/g)].map(([, name = ""]) => name);
  for (const name of names) {
    const meant = FILTERS.has(name) ? undefined : nearest(name, FILTERS, 1);
    if (meant !== undefined && meant.length > 3) return `there is no filter \`${name}\`; did you mean \`${meant}\`?`;
  }
  return undefined;
}

const FILTERS: ReadonlySet<string> = new Set(
  `to_json to_yaml from_json abs attr batch capitalize center default dictsort dump escape filesizeformat first float forceescape format fromjson groupby indent int items join last length list load lower map max min nl2br pprint
  random reject rejectattr replace reverse round safe select selectattr slice sort split startswith string striptags sum title tojson toyaml trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr strftime`.split(/\s+/),
);

const sorted = (word: string): string => Array.from(word).toSorted().join("");

const WORDS = new Set([...BLOCKS, ...[...BLOCKS].map((word) => `end${word}`), "endset", "set", "else", "elif", "elseif", "include", "import", "from", "extends", "do", "break", "continue", "debug", "pluralize", "asyncEach", "endeach", "asyncAll", "endall", "switch", "case", "default", "endswitch", "ifAsync"]);

/** The bracket that an expression opens and does not close. Where quotes remain after its texts are taken out, nothing is said. */
function openBracket(inside: string): string | undefined {
  const bare = inside.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
  if (/["'#]/.test(bare)) return undefined;
  return ["()", "[]"].find(([opens = "", closes = ""]) => bare.split(opens).length > bare.split(closes).length)?.[0];
}

const opensAgain = (inside: string): boolean => /\{[%{]/.test(inside.replace(/"[^"]*"|'[^']*'/g, ""));

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
