import { callsOf, type Call } from "../../facts/python/calls.ts";
import { dottedName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Statement } from "../../syntax/python/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { feastMentions } from "./feast.ts";
import { hydraMentions } from "./hydra.ts";
import { kedroMentions } from "./kedro.ts";
import type { Mention } from "./mention.ts";
import { readParameters } from "./parameterReads.ts";
import { argumentMention } from "./programs.ts";
import { insideOf } from "./pythonText.ts";

/** What configs name in a Python file: what its top level defines, and the arguments that it takes. */
export function* pythonMentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  for (const statement of moduleOf(document).body) {
    for (const { name, at } of bound(statement)) yield { subject: { sort: "symbol", uri: document.uri, name }, at, defines: true };
    if (statement.type === "function" && statement.decorators.some(isCommand)) yield* typerArguments(statement, document.uri);
  }
  for (const call of callsOf(document)) yield* declaredArguments(call, document);
  yield* readParameters(document, snapshot);
  yield* kedroMentions(document, snapshot);
  yield* feastMentions(document, snapshot);
  yield* hydraMentions(document, snapshot);
}

interface Bound {
  readonly name: string;
  readonly at: Span;
}

function bound(statement: Statement): readonly Bound[] {
  if (statement.type === "class" || statement.type === "function") return [boundBy(statement.name)];
  if (statement.type !== "assign") return [];
  return statement.targets.flatMap((target) => (target.type === "name" ? [boundBy(target)] : []));
}

const boundBy = ({ name, start, end }: Span & { readonly name: string }): Bound => ({ name, at: { start, end } });

/** argparse's `add_argument`, click's `option`, absl's `DEFINE_…`. */
function* declaredArguments({ name, arguments: given }: Call, { uri, text }: Document): Generator<Mention> {
  const isFlag = /(^|\.)DEFINE_\w+$/.test(name);
  if (!isFlag && !/(^|\.)(add_argument|option)$/.test(name)) return;
  for (const { value, name: keyword } of given) {
    if (keyword !== undefined || value.type !== "text") continue;
    const [, dashes = "", flag] = /^(-{0,2})([A-Za-z][\w-]*)/.exec(value.value) ?? [];
    const at = insideOf(text, value);
    if (flag !== undefined && at && (isFlag || dashes === "--")) yield { ...argumentMention(uri, flag, at), defines: true };
    if (isFlag) return;
  }
}

/** `@app.command()` of typer makes every parameter of the function an argument; click has options of their own. */
function isCommand(decorator: Expression): boolean {
  const callee = decorator.type === "call" ? decorator.callee : decorator;
  return /^(?!click\.)[\w.]+\.(command|callback)$/.test(dottedName(callee) ?? "");
}

function* typerArguments({ parameters }: FunctionDefinition, uri: string): Generator<Mention> {
  for (const { name, kind } of parameters) {
    if (kind === "plain") yield { ...argumentMention(uri, name.name, { start: name.start, end: name.end }), defines: true };
  }
}
