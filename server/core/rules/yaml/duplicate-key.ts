import { defineRule } from "../../engine/rule.ts";
import { walk } from "../../syntax/data/access.ts";
import { readData } from "../../syntax/data/read.ts";

const MANY = 5;
const MOST_PLACES = 10;

/** Readers that do not take it, tried with their releases of 2026. */
const REFUSED_BY: Readonly<Record<string, string>> = { dvc: "DVC", "dvc-lock": "DVC", "dvc-file": "DVC", kedro: "OmegaConf, by which Kedro reads it,", hydra: "OmegaConf", "github-workflow": "GitHub" };

export const duplicateKey = defineRule({
  id: "duplicate-key",
  summary: "A mapping has the same key twice",
  severity: "warning",
  languages: ["yaml", "json", "prompty", "markdown"],
  references: ["https://yaml.org/spec/1.2.2/#3213-node-comparison"],
  fix: "none",

  *check(document) {
    if (document.language === "markdown" && document.kind !== "model-card") return;
    const tree = readData(document);
    if (!tree || tree.problems.length > 0 || tree.uncertain || document.kind === "notebook") return;
    for (const root of tree.roots) {
      for (const { node } of walk(root)) {
        if (node.type !== "mapping") continue;
        // A text that was pasted twice is one fault.
        const [pasted, ...others] = node.duplicates.length >= MANY ? node.duplicates : [];
        if (pasted) yield { at: pasted.key.span, message: `\`${pasted.key.text}\` and ${others.length} other keys stand in this mapping already: was the text pasted twice? Most readers silently keep only the last of each, some refuse the file. Remove one copy.`, related: [pasted, ...others].slice(0, MOST_PLACES).map(({ first }) => ({ at: first.span, message: "It stands here first." })) };
        for (const { key, first } of pasted ? [] : node.duplicates) {
          const refused = REFUSED_BY[document.kind];
          yield { at: key.span, ...(refused !== undefined && { severity: "error" as const }), message: `\`${key.text}\` stands in this mapping already. ${refused === undefined ? "Most readers silently keep only the last one, some refuse the file" : `${refused} refuses the file`}. Remove or rename one of them.`, related: [{ at: first.span, message: "It stands here first." }] };
        }
      }
    }
  },
});
