import { builtinNames } from "../facts/notebook/builtins.ts";
import { moduleOf, syntaxErrors } from "../syntax/python/module.ts";
import { nodesOf } from "../syntax/python/walk.ts";
import type { Document } from "../workspace/document.ts";

/** Whether the notebook has a name. */
export type IsKnown = (name: string) => boolean;

/**
 * What IPython makes of a shell command or the arguments of a magic, as a Python expression: `{expression}` and `$name` are filled in
 * as by `string.Formatter`, and where one of them cannot be worked out, nothing is. (IPython/utils/text.py, `DollarFormatter`.)
 */
export function filledText(template: string, isKnown: IsKnown): string {
  const parts = partsOf(template);
  if (!parts?.every((part) => part.field === undefined || isWorkable(part.field, isKnown))) return JSON.stringify(template);
  if (parts.every(({ field }) => field === undefined)) return JSON.stringify(parts.map(({ text }) => text).join(""));
  return formatted(parts) ?? joined(parts);
}

/** A run of plain text with the expression that follows it. */
interface Part {
  readonly text: string;
  readonly field?: string;
  /** `r`, `s` or `a` behind an exclamation mark. */
  readonly conversion?: string;
}

/** `undefined` where the braces are not those of a format. */
function partsOf(template: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at < template.length; ) {
    const brace = template.slice(at).search(/[{}]/);
    const end = brace < 0 ? template.length : at + brace;
    const text = template.slice(at, end);
    if (brace < 0 || template[end + 1] === template[end]) {
      parts.push(...withDollars(brace < 0 ? text : text + (template[end] ?? "")));
      at = brace < 0 ? end : end + 2;
      continue;
    }
    const field = template[end] === "{" ? fieldAt(template, end + 1) : undefined;
    if (!field) return undefined;
    const [last = { text: "" }, ...before] = withDollars(text).toReversed();
    parts.push(...before.toReversed(), ...(last.field === undefined ? [] : [last]), { text: last.field === undefined ? last.text : "", field: field.code, ...(field.conversion === undefined ? {} : { conversion: field.conversion }) });
    at = field.end;
  }
  return parts;
}

/** `$name` and `$name.part`, but not where an odd number of single quotes follows; `$$name` is `$name`. */
function withDollars(text: string): readonly Part[] {
  const parts: Part[] = [];
  let pending = "";
  let done = 0;
  for (const match of text.matchAll(/([^\n]*?)\$(\$?[\w.]+)(?=(?:[^']*'[^']*')*[^']*$)/g)) {
    const [whole, before = "", field = ""] = match;
    if (field.startsWith("$")) pending += before + field;
    else {
      parts.push({ text: pending + before, field });
      pending = "";
    }
    done = match.index + whole.length;
  }
  return [...parts, { text: pending + text.slice(done) }];
}

/** Up to a colon or an exclamation mark that stands in no brackets it is the expression; a format belongs to it, so that slices work. */
function fieldAt(template: string, start: number): { readonly code: string; readonly conversion?: string; readonly end: number } | undefined {
  const [, code = "", conversion, , format, close] = /^((?:[^{}[:!]|\[[^\]]*\]?)*)(?:!([^:}]))?(:((?:[^{}]|\{[^{}]*\})*))?(\})/.exec(template.slice(start)) ?? [];
  if (close === undefined) return undefined;
  const length = template.slice(start).indexOf("}", code.length + (conversion === undefined ? 0 : 2) + (format === undefined ? 0 : format.length + 1)) + 1;
  return { code: format === undefined || format === "" ? code : `${code}:${format}`, ...(conversion === undefined ? {} : { conversion }), end: start + length };
}

const pythonOf = (text: string): Document => ({ uri: "", kind: "python", language: "python", text });

/** An expression whose names are all there. */
function isWorkable(field: string, isKnown: IsKnown): boolean {
  const code = pythonOf(`(${field.trim()})`);
  if (field.trim() === "" || syntaxErrors(code).length > 0) return false;
  const { body } = moduleOf(code);
  const [only, ...more] = body;
  if (only?.type !== "expressionStatement" || more.length > 0 || nodesOf(body, "brokenExpression").length > 0) return false;
  const attributes = new Set(nodesOf(body, "attribute").map(({ name }) => name));
  const own = new Set([...nodesOf(nodesOf(body, "clause").map(({ target }) => target), "name"), ...nodesOf(body, "parameter").map(({ name }) => name)].map(({ name }) => name));
  return nodesOf(body, "name").every((node) => attributes.has(node) || own.has(node.name) || builtinNames.has(node.name) || isKnown(node.name));
}

/** As one formatted text, where older versions of Python can read it. */
function formatted(parts: readonly Part[]): string | undefined {
  const text = parts.map(({ text: plain, field, conversion }) => `${plain.replaceAll(/[{}]/g, "$&$&")}${field === undefined ? "" : `{${field.startsWith("{") ? " " : ""}${field}${conversion === undefined ? "" : `!${conversion}`}}`}`).join("");
  const quote = text.includes('"') ? "'''" : '"""';
  // A quote at the end would run into those around the text; a blank there means nothing to the shell.
  const whole = `rf${quote}${text}${text.endsWith(quote.charAt(0)) ? " " : ""}${quote}`;
  const isReadable = !text.includes(quote) && !text.endsWith("\\") && parts.every(({ field = "" }) => !/[\\#:]/.test(field));
  return isReadable && syntaxErrors(pythonOf(whole)).length === 0 ? whole : undefined;
}

const joined = (parts: readonly Part[]): string =>
  parts.flatMap(({ text, field, conversion }) => [...(text === "" ? [] : [JSON.stringify(text)]), ...(field === undefined ? [] : [`${CONVERSIONS[conversion ?? "s"] ?? "str"}(${field.trim()})`])]).join(" + ");

const CONVERSIONS: Readonly<Record<string, string>> = { s: "str", r: "repr", a: "ascii" };
