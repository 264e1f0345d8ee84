import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";

export const prefectUnresolvedBlockRef = defineRule({
  id: "prefect-unresolved-block-ref",
  summary: "A block or variable is named in a way that Prefect does not resolve",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const { text, at } of root ? matchesUnder(document.text, root, /\{\{\s*(prefect\.[^\s{}]*)(?=\s*\}\})/g) : []) {
      const problem = problemOf(text);
      if (problem !== undefined) yield { at, message: `\`${text}\` ${problem}` };
    }
  },
});

function problemOf(reference: string): string | undefined {
  if (/^prefect\.variables\.\w/.test(reference)) return undefined;
  const [, type, name] = /^prefect\.blocks\.([^.]+)(?:\.([^.]+))?/.exec(reference) ?? [];
  if (type === undefined) return "is neither a block nor a variable. Write `prefect.blocks.TYPE.NAME` or `prefect.variables.NAME`.";
  if (name === undefined) return "names no block. Write `prefect.blocks.TYPE.NAME`.";
  return /[A-Z_]/.test(type) ? `has a type that Prefect does not know; types are written with hyphens: \`${type.toLowerCase().replaceAll("_", "-")}\`.` : undefined;
}
