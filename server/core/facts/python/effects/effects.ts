import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Document } from "../../../workspace/document.ts";
import { importsOf } from "../imports.ts";
import { boundNames } from "./boundNames.ts";
import { followCalls, type Effects } from "./follow.ts";
import { moduleFrame } from "./frame.ts";
import { emptyRecord } from "./record.ts";
import { visitBlock } from "./statements.ts";

/** The effects of each statement at the top, in order. */
export const effectsOf: (document: Document) => readonly Effects[] = memo((document: Document): readonly Effects[] => {
  const imports = importsOf(document);
  const { body } = moduleOf(document);
  const { bound: known } = boundNames(body);
  const found = body.map((statement) => {
    const record = emptyRecord();
    const frame = moduleFrame(record, imports, document.text, known);
    visitBlock([statement], frame);
    return { statement, record, surely: frame.flow.surely ?? record.binds };
  });
  return followCalls(found);
});
