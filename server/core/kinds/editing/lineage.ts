import { lineageAt } from "../../facts/python/lineage/describe.ts";
import { programOf } from "../../facts/python/program/program.ts";
import type { Features } from "../features.ts";

/** On a variable that holds rows or a fitted estimator: where they come from and what was done to them. */
export const lineageFeatures: Features = {
  hover: (document, offset, snapshot) => {
    const lineage = lineageAt(programOf(document, snapshot), offset);
    if (!lineage) return undefined;
    const [only, ...others] = lineage.lines;
    const lines = others.length === 0 ? (only ?? "") : ["one of:", ...lineage.lines.map((line) => `- ${line}`)].join("\n");
    return { at: lineage.at, markdown: `\`${lineage.name}\`: ${lines}` };
  },
};
