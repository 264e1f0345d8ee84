import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const versionFloat = defineRule({
  id: "version-float",
  summary: "A version that ends in a zero is read as a number",
  severity: "error",
  languages: ["yaml", "markdown"],
  kinds: ["github-workflow", "model-card", "mlmodel", "kserve", "kubernetes", "azureml", "prefect", "mlproject"],
  references: ["https://yaml.org/type/float.html"],
  fix: "safe",

  *check(document) {
    const root = rootOf(document);
    for (const { node, path } of root && ENDS_IN_ZERO.test(document.text) ? walk(root) : []) {
      const key = path.findLast((step) => typeof step === "string") ?? "";
      for (const version of KEY.test(key) ? numbersAmong(node) : []) {
        yield {
          at: version.span,
          message: `Without quotes ${version.text} is the number ${String(version.value)}, so version ${String(version.value)} is asked for. Quote it.`,
          fixes: [{ title: "Quote the version", edits: [{ span: version.span, text: `"${version.text}"` }] }],
        };
      }
    }
  },
});

const ENDS_IN_ZERO = /\b\d+\.\d*0\b/;
const KEY = /^(?:(?:python|node|sdk|go|java|cuda|torch|ruby|dotnet)[-_]?version|python|runtimeVersion|version)$/i;

const numbersAmong = (node: Node): readonly (Node & { readonly type: "scalar" })[] => (node.type === "scalar" && node.plain && typeof node.value === "number" && /^\d+\.\d*0$/.test(node.text) && !/\.0+$/.test(node.text) ? [node] : []);
