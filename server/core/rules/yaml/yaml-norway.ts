import { defineRule } from "../../engine/rule.ts";
import { kindOf, rootOf } from "../../kinds/data.ts";
import { shapesAt } from "../../kinds/schema/locate.ts";
import type { Shape } from "../../kinds/schema/shape.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";

export const yamlNorway = defineRule({
  id: "yaml-norway",
  summary: "A word is read as true or false",
  severity: "warning",
  languages: ["yaml", "markdown"],
  kinds: ["wandb-sweep", "accelerate", "axolotl", "trainer", "llamafactory", "mlproject", "mlmodel", "feast", "bentofile", "azureml", "hydra", "kedro", "torchtune", "prefect", "mergekit", "nemo-guardrails", "litellm", "lm-eval-task", "kserve", "argo", "model-card"],
  references: ["https://yaml.org/type/bool.html"],
  fix: "safe",

  *check(document) {
    const root = rootOf(document);
    const told = new Set<Scalar>();
    for (const { node, path } of root && SWITCH.test(document.text) ? walk(root) : []) {
      const words = node.type === "sequence" ? wordsAmong(node.items) : node.type === "scalar" && isWord(node) && wantsText(document, root, path) ? [node] : [];
      for (const item of words) {
        if (told.has(item)) continue;
        told.add(item);
        yield {
          at: item.span,
          message: `Without quotes \`${item.text}\` is ${String(item.value)} to the program that reads this file (YAML 1.1), not the word. Quote it.`,
          fixes: [{ title: "Quote it", edits: [{ span: item.span, text: `"${item.text}"` }] }],
        };
      }
    }
  },
});

const SWITCH = /[\s[,](?:y|n|yes|no|on|off)\s*(?:[\],#]|$)/im;

const isWord = (node: Node): node is Scalar => node.type === "scalar" && node.plain && typeof node.value === "boolean" && !/^(true|false)$/i.test(node.text);

/** In a list of words, such as country codes, one of them is most likely meant as a word. */
function wordsAmong(items: readonly Node[]): readonly Scalar[] {
  return items.some((item) => item.type === "scalar" && typeof item.value === "string") ? items.filter(isWord) : [];
}

function wantsText(document: Document, root: Node | undefined, path: readonly (string | number)[]): boolean {
  const schema = kindOf(document)?.schema;
  if (!schema || FALSE_IS_FINE.has(String(path.at(-1)))) return false;
  const shapes = shapesAt(root, schema, path);
  return shapes.length > 0 && shapes.every(isText);
}

const isText = (shape: Shape): boolean => (shape.is === "text" || shape.is === "string") && !shape.values?.some((value) => typeof value === "boolean");

/** Accelerate takes false for its word `no` here, and a parameter of Argo takes anything. */
const FALSE_IS_FINE = new Set(["downcast_bf16", "distributed_type"]);
