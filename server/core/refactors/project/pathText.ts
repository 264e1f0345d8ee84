import { boundNames } from "../../facts/python/effects/boundNames.ts";
import { effectsOf } from "../../facts/python/effects/effects.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import type { Argument, Expression, FormattedText, Name } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { nodesOf, placeOf } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** The text of an expression where it can be read off the page: literals, names that are set once to such a text, and how paths are put together. */
export function pathReader(document: Document): (node: Expression) => string | undefined {
  const reader = { text: document.text, imports: importsOf(document), values: new Map<string, string>(), locals: localNames(document) };
  const effects = effectsOf(document);
  const counts = new Map<string, number>();
  for (const { binds, maybeBinds } of effects) for (const name of [...binds, ...maybeBinds]) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { statement } of effects) {
    if (statement.type !== "assign" || !statement.value || statement.targets.length !== 1) continue;
    const [target] = statement.targets;
    const value = target?.type === "name" && counts.get(target.name) === 1 ? textOf(statement.value, reader) : undefined;
    if (target?.type === "name" && value !== undefined) reader.values.set(target.name, value);
  }
  return (node) => textOf(node, reader);
}

interface Reader {
  readonly text: string;
  readonly imports: ReadonlyMap<string, string>;
  readonly values: Map<string, string>;
  /** Names that functions have for themselves, which hide those of the notebook. */
  readonly locals: readonly (readonly [inside: Span, names: ReadonlySet<string>])[];
}

const localNames = (document: Document): Reader["locals"] =>
  (["function", "lambda"] as const).flatMap((type) => nodesOf(moduleOf(document).body, type)).map((node) => [placeOf(node), new Set([...node.parameters.map(({ name }) => name.name), ...(node.type === "function" ? boundNames(node.body).bound : [])])]);

const valueOf = ({ name, start, end }: Name, { values, locals }: Reader): string | undefined => (locals.some(([inside, names]) => names.has(name) && contains(inside, { start, end })) ? undefined : values.get(name));

function textOf(node: Expression, reader: Reader): string | undefined {
  if (node.type === "text") return node.bytes ? undefined : node.value;
  if (node.type === "name") return valueOf(node, reader);
  if (node.type === "formattedText") return formatted(node, reader);
  if (node.type === "binary" && node.operator === "+") return textsOf([node.left, node.right], reader)?.join("");
  if (node.type === "binary" && node.operator === "/") return joined(textsOf([node.left, node.right], reader));
  if (node.type !== "call") return undefined;
  const name = dottedName(node.callee);
  const parts = JOINS.test(name === undefined ? "" : resolveName(name, reader.imports)) ? argumentTexts(node.arguments, reader) : undefined;
  return joined(parts);
}

const JOINS = /^(?:os\.path\.join|pathlib\.(?:Pure)?(?:Posix)?Path|str)$/;

const argumentTexts = (given: readonly Argument[], reader: Reader): readonly string[] | undefined =>
  (given.length > 0 && given.every(({ kind, name }) => kind === "plain" && name === undefined) ? textsOf(given.map(({ value }) => value), reader) : undefined);

function textsOf(nodes: readonly Expression[], reader: Reader): readonly string[] | undefined {
  const texts = nodes.map((node) => textOf(node, reader));
  return texts.every((one) => one !== undefined) ? texts : undefined;
}

/** As `os.path.join` does: what begins at the root goes before all that stands in front of it. */
const joined = (parts: readonly string[] | undefined): string | undefined => parts?.reduce((whole, part) => (part.startsWith("/") || whole === "" ? part : `${whole.replace(/\/$/, "")}/${part}`));

/** `f"{folder}/all.csv"`: only plain names between braces, whose texts are known. */
function formatted({ start, end, parts }: FormattedText, reader: Reader): string | undefined {
  const match = /^[fF](["'])((?:(?!\1)[^\\\n])*)\1$/.exec(reader.text.slice(start, end));
  if (!match || parts.some((part) => part.type !== "name" || valueOf(part, reader) === undefined)) return undefined;
  const whole = (match[2] ?? "").replaceAll(/\{(\w+)\}/g, (_, name: string) => reader.values.get(name) ?? "{");
  return /[{}]/.test(whole) ? undefined : whole;
}
