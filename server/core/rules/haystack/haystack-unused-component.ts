import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, mappingAt, stringAt } from "../../syntax/data/access.ts";

export const haystackUnusedComponent = defineRule({
  id: "haystack-unused-component",
  summary: "A component is connected to nothing",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const connections = itemsAt(root, "connections");
    const used = new Set(connections.flatMap((connection) => [stringAt(connection, "sender") ?? "", stringAt(connection, "receiver") ?? ""]).map((end) => end.replace(/\..*$/, "")));
    const components = entriesAt(root, "components");
    if (connections.length === 0 || connections.some((one) => !stringAt(one, "sender") || !stringAt(one, "receiver")) || components.length < 2 || mappingAt(root, "inputs")) return;
    for (const { key } of components) {
      if (!used.has(key.text)) yield { at: key.span, message: `\`${key.text}\` is connected to nothing: it is made, and nothing reaches it or comes from it. Connect it or remove it.` };
    }
  },
});
