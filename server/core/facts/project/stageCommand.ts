import { entriesAt, itemsAt } from "../../syntax/data/access.ts";
import type { Mapping, Node, Scalar } from "../../syntax/data/node.ts";
import type { Stage } from "../config/dvc/pipeline.ts";
import { keyPath } from "../config/interpolation.ts";
import { lookUp, type Scope } from "../config/dvc/scope.ts";

/** A line for the shell: texts, and between them values of params.yaml that each run may set anew. */
export type Command = readonly (string | Parameter)[];

export interface Parameter {
  /** Its dotted key, such as `train.epochs`. */
  readonly name: string;
  readonly value: string | number | boolean;
}

/** The command with every parameter in its place. */
export const commandText = (command: Command, textOf: (parameter: Parameter) => string = ({ value }) => String(value)): string => command.map((part) => (typeof part === "string" ? part : textOf(part))).join("");

/** Every parameter of some commands, once. */
export function parametersOf(commands: readonly Command[]): readonly Parameter[] {
  const all = commands.flat().filter((part) => typeof part !== "string");
  return [...new Map(all.map((parameter) => [parameter.name, parameter])).values()];
}

/**
 * What a stage runs in one of its turns; or why it cannot be known, as the rest of a sentence.
 * @param folder where it works, from the project's folder; empty for that itself
 */
export function commandOf({ commands }: Stage, scope: Scope, folder: string): Command | string {
  if (commands.length === 0) return "has no command.";
  const parts: (string | Parameter)[] = folder === "" ? [] : [`cd '${folder}' && `];
  for (const [index, command] of commands.entries()) {
    if (index > 0) parts.push(" && ");
    const read = partsOf(command, scope);
    if (typeof read === "string") return read;
    parts.push(...read);
  }
  return joined(parts);
}

function partsOf({ text }: Scalar, scope: Scope): Command | string {
  const pieces = text.trim().split(/(?<!\\)\$\{\s*([^{}]*?)\s*\}/);
  const parts: (string | Parameter)[] = [];
  for (const [index, piece] of pieces.entries()) {
    const part = index % 2 === 0 ? piece.replaceAll("\\${", "${") : valueOf(piece, scope, isQuoted(parts));
    if (part === undefined) return `names \`\${${piece}}\` in its command, and neither params.yaml nor \`vars\` gives it a value.`;
    parts.push(part);
  }
  return parts;
}

/** `item` and `key` belong to the turn; what stands in single quotes, the shell would not fill in. */
function valueOf(expression: string, scope: Scope, quoted: boolean): string | Parameter | undefined {
  const found = lookUp(scope, expression);
  if (found.state !== "found") return undefined;
  if (found.node.type === "mapping") return argumentsOf(found.node);
  if (found.node.type !== "scalar" || found.node.text.includes("${")) return undefined;
  const { value, text } = found.node;
  if (quoted || value === null || /^(?:item|key)\b/.test(expression)) return text;
  return { name: (keyPath(expression) ?? [expression]).join("."), value };
}

/** A mapping becomes arguments, as DVC writes them: `--key value`, `--flag`, `--list a b`. */
function argumentsOf(mapping: Mapping, prefix = ""): string {
  return entriesAt(mapping)
    .map(({ key, value }) => {
      const name = `${prefix}${key.text}`;
      return value.type === "mapping" ? argumentsOf(value, `${name}.`) : argumentOf(name, value);
    })
    .filter(Boolean)
    .join(" ");
}

function argumentOf(name: string, value: Node): string {
  if (value.type === "sequence") return [`--${name}`, ...itemsAt(value).flatMap((item) => (item.type === "scalar" ? [shellText(item.text)] : []))].join(" ");
  if (value.type !== "scalar" || value.value === false) return "";
  return value.value === true ? `--${name}` : `--${name} ${shellText(value.text)}`;
}

const shellText = (text: string): string => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

const isQuoted = (parts: Command): boolean => (commandText(parts).match(/'/g) ?? []).length % 2 === 1;

function joined(parts: Command): Command {
  const result: (string | Parameter)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else if (part !== "") result.push(part);
  }
  return result;
}
