import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Document } from "../../../workspace/document.ts";
import { importsOf } from "../imports.ts";
import { boundNames } from "./boundNames.ts";
import type { ClassDefinition } from "../../../syntax/python/tree.ts";
import { nodesOf } from "../../../syntax/python/walk.ts";
import { followCalls, type Effects, type FoundStatement } from "./follow.ts";
import { moduleFrame } from "./frame.ts";
import { emptyRecord } from "./record.ts";
import { visitBlock } from "./statements.ts";

/** The effects of each statement at the top, in order. */
export const effectsOf: (document: Document) => readonly Effects[] = memo((document: Document): readonly Effects[] => followCalls(foundIn(document)));

const foundIn = memo((document: Document): readonly FoundStatement[] => {
  const imports = importsOf(document);
  const { body } = moduleOf(document);
  const { bound: known } = boundNames(body);
  return body.map((statement) => {
    const record = emptyRecord();
    const frame = moduleFrame(record, imports, document.text, known);
    visitBlock([statement], frame);
    return { statement, record, surely: frame.flow.surely ?? record.binds };
  });
});

/**
 * Names that functions and methods of the notebook change when they are called, whoever does so: `print(thing)` may. A class is one of
 * them where it keeps something that its objects share.
 */
export const changedInside: (document: Document) => ReadonlySet<string> = memo((document: Document): ReadonlySet<string> => {
  const classes = new Set(nodesOf(moduleOf(document).body, "class").filter((node) => keepsState(node, document.text)).map(({ name }) => name.name));
  const functions = foundIn(document).flatMap(({ record }) => record.functions);
  return new Set(functions.flatMap(({ className, parameters: [self], record: { mutates, binds, mutatesParameters } }) => [
    ...mutates,
    ...binds,
    ...(className !== undefined && classes.has(className) && self !== undefined && mutatesParameters.has(self) ? [className] : []),
  ]));
});

/** `items = []` in a class is one list for all of its objects. */
const keepsState = ({ body, start, end }: ClassDefinition, text: string): boolean =>
  /\bcls\b|\btype\(self\)|__class__/.test(text.slice(start, end)) || body.some((statement) => statement.type === "assign" && /^(?:list|dictionary|set|call|\w+Comprehension)$/.test(statement.value?.type ?? ""));
