import { argumentOf, callsOf, functionName, textValue } from "../python/calls.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Document } from "../../workspace/document.ts";

/** A text file of rows that a program reads. */
export interface TableRead {
  /** As the program puts it together; relative to the folder that it runs in, or to its own. */
  readonly path: string;
  readonly separator: string;
}

const READERS: Readonly<Record<string, string>> = { "pandas.read_csv": ",", "pandas.read_table": "\t", "polars.read_csv": ",", "polars.scan_csv": "," };

/** Tables whose paths the text tells: written out, named by a constant, or joined of such parts. */
export function tablesRead(document: Document): readonly TableRead[] {
  const constants = constantsOf(document);
  return callsOf(document).flatMap((call) => {
    const separator = READERS[call.name];
    const place = argumentOf(call, call.name.startsWith("polars.") ? "source" : "filepath_or_buffer", 0);
    const path = separator === undefined || !place ? undefined : pathOf(document, place, constants);
    if (separator === undefined || path === undefined) return [];
    return [{ path: path.replace(/^(?:\.?\/)+/, ""), separator: textValue(argumentOf(call, "sep") ?? argumentOf(call, "delimiter") ?? argumentOf(call, "separator")) ?? separator }];
  });
}

/** What is bound once at the top of the module. */
function constantsOf(document: Document): ReadonlyMap<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const statement of moduleOf(document).body) {
    if (statement.type !== "assign" || !statement.value) continue;
    for (const target of statement.targets) if (target.type === "name") constants.set(target.name, statement.value);
  }
  return constants;
}

const MOST_STEPS = 12;

/** The text of a path; what stands for the script's own folder is left out of it. */
function pathOf(document: Document, expression: Expression, constants: ReadonlyMap<string, Expression>, steps = 0): string | undefined {
  if (steps > MOST_STEPS) return undefined;
  const read = (part: Expression): string | undefined => pathOf(document, part, constants, steps + 1);
  const joined = (parts: readonly Expression[]): string | undefined => {
    const texts = parts.map(read);
    return texts.every((text) => text !== undefined) ? texts.filter((text) => text !== "").join("/") : undefined;
  };
  if (expression.type === "text") return expression.value;
  if (expression.type === "name") {
    const value = constants.get(expression.name);
    return expression.name === "__file__" ? "" : value && read(value);
  }
  if (expression.type === "binary") return expression.operator === "/" ? joined([expression.left, expression.right]) : undefined;
  if (expression.type === "attribute") return expression.name.name === "parent" ? read(expression.value) : undefined;
  if (expression.type !== "call") return undefined;
  const name = functionName(document, expression.callee) ?? "";
  if (/^(?:os\.path\.(?:join|dirname|abspath)|pathlib\.(?:Path|PurePath|PosixPath))$/.test(name)) return joined(expression.arguments.map(({ value }) => value));
  return expression.callee.type === "attribute" && /^(?:resolve|absolute)$/.test(expression.callee.name.name) ? read(expression.callee.value) : undefined;
}
