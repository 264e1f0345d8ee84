import { memo } from "../../memo.ts";
import type { Expression, Text } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, type Call } from "../python/calls.ts";

/** The names of datasets and parameters that the nodes of a Kedro pipeline take and give, as they are written in the program. */
export const nodeNames = memo((document: Document): readonly Text[] => nodesIn(document).flatMap((call) => [argumentOf(call, "inputs", 1), argumentOf(call, "outputs", 2)]).flatMap(textsIn));

/** Those that nodes take. */
export const nodeInputs = memo((document: Document): readonly Text[] => nodesIn(document).flatMap((call) => textsIn(argumentOf(call, "inputs", 1))));

const nodesIn = (document: Document): readonly Call[] => (/\bkedro\b/.test(document.text) ? callsOf(document).filter(({ name }) => /^(kedro\.pipeline\.(\w+\.)?)?(node|Node)$/.test(name)) : []);

function textsIn(given: Expression | undefined): readonly Text[] {
  if (given?.type === "text") return [given];
  if (given?.type === "list" || given?.type === "tuple") return given.items.flatMap(textsIn);
  return given?.type === "dictionary" ? given.entries.flatMap(({ key, value }) => (key?.type === "text" && value.type === "text" ? [value] : [])) : [];
}
