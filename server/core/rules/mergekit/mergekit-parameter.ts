import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, itemsAt, mappingAt, scalarAt, walk } from "../../syntax/data/access.ts";

export const mergekitParameter = defineRule({
  id: "mergekit-parameter",
  summary: "A merge lacks the parameter of its method, or has one of another method",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit/blob/main/docs/merge_methods.md"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const method = scalarAt(root, "merge_method");
    if (!root || !method) return;
    const written = walk(root).flatMap(({ entry, path }) => (entry?.key.text === "t" && path.includes("parameters") ? [entry] : []));
    const joins = BETWEEN_TWO.has(method.text);
    const misspelt = walk(root).some(({ path }) => path.at(-2) === "parameters" && /^.$/.test(String(path.at(-1))));
    if (joins && written.length === 0 && !misspelt && !isSet(root, "modules") && (isSet(root, "models") || isSet(root, "slices"))) {
      yield { at: method.span, message: `\`${method.text}\` goes from one model to the other, and \`t\` does not say how far: mergekit stops at the first tensor. Add \`t\` under \`parameters\`, such as 0.5.`, related: othersIn(root, "parameters") };
    }
    const [first] = written;
    if (!joins && first && WITHOUT_T.has(method.text)) {
      yield { at: first.key.span, severity: "warning", message: `\`${method.text}\` has no \`t\`, so it has no effect; it belongs to \`slerp\`. Use \`weight\`, or change the method.`, related: othersIn(root, "merge_method") };
    }
    const single = ONE_ONLY.has(method.text) ? [root, ...itemsAt(root, "slices")].find((part) => itemsAt(part, "models").length > 1 || itemsAt(part, "sources").length > 1) : undefined;
    const list = entryOf(mappingAt(single), "models") ?? entryOf(mappingAt(single), "sources");
    if (list) yield { at: list.key.span, message: `\`${method.text}\` copies the layers of one model, and here are ${itemsAt(single, list.key.text).length}: mergekit refuses the file. Give each its own slice, or choose a method that joins them.`, related: othersIn(root, "merge_method") };
  },
});

const BETWEEN_TWO = new Set(["slerp", "nearswap"]);

const ONE_ONLY = new Set(["passthrough"]);

/** Methods of mergekit 0.1.5 that read other parameters (merge_methods, read 2026-11-22). */
const WITHOUT_T = new Set(["linear", "ties", "dare_ties", "dare_linear", "della", "della_linear", "breadcrumbs", "breadcrumbs_ties", "task_arithmetic", "passthrough", "model_stock", "sce", "karcher", "nuslerp", "arcee_fusion"]);
