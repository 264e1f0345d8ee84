import { argumentOf, callsOf, functionName, textValue } from "../python/calls.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

/** Variables of the environment that the programs do not run without, in the order of the alphabet. */
export function neededVariables(sources: readonly Document[]): readonly string[] {
  const optional = new Set(sources.flatMap(variablesWithDefault));
  return [...new Set(sources.flatMap(variablesRead))].filter((name) => !optional.has(name)).toSorted();
}

/** `os.environ["KEY"]`, and fields without a default in settings of pydantic. */
function variablesRead(document: Document): readonly string[] {
  const names: string[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type === "subscript" && functionName(document, node.value) === "os.environ") names.push(textValue(node.index[0]) ?? "");
    if (node.type === "class" && node.bases.some(({ value }) => /^pydantic(?:_settings)?\.BaseSettings$/.test(functionName(document, value) ?? ""))) names.push(...fieldsWithoutDefault(document, node));
    return true;
  });
  return names.filter((name) => /^[A-Z_][A-Z\d_]*$/.test(name));
}

type Class = Extract<ReturnType<typeof moduleOf>["body"][number], { readonly type: "class" }>;

/** A prefix would give them other names, so that nothing is said of those. */
function fieldsWithoutDefault({ text }: Document, { body, start, end }: Class): readonly string[] {
  if (text.slice(start, end).includes("env_prefix")) return [];
  return body.flatMap((statement) => {
    const [target] = statement.type === "assign" && statement.annotation && !statement.value ? statement.targets : [];
    return target?.type === "name" ? [target.name.toUpperCase()] : [];
  });
}

/** Set, tested for, or given a default somewhere: the program gets by without them. */
function variablesWithDefault(document: Document): readonly string[] {
  const names = callsOf(document).flatMap((call) => (/^os\.(?:getenv|environ\.(?:get|setdefault|pop))$/.test(call.name) ? [textValue(argumentOf(call, "key", 0)) ?? ""] : []));
  walk(moduleOf(document).body, (node) => {
    if (node.type === "assign") for (const target of node.targets) if (target.type === "subscript" && functionName(document, target.value) === "os.environ") names.push(textValue(target.index[0]) ?? "");
    if (node.type === "compare" && node.operators.some((operator) => operator.endsWith("in")) && node.operands.some((operand) => functionName(document, operand) === "os.environ")) names.push(...node.operands.flatMap((operand) => textValue(operand) ?? []));
    return true;
  });
  return names;
}
