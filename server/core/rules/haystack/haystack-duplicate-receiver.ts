import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const haystackDuplicateReceiver = defineRule({
  id: "haystack-duplicate-receiver",
  summary: "Two connections end in the same socket",
  severity: "info",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, string>();
    for (const connection of itemsAt(rootOf(document), "connections")) {
      const receiver = scalarAt(connection, "receiver");
      const sender = stringAt(connection, "sender") ?? "";
      const earlier = receiver && seen.get(receiver.text);
      if (receiver && earlier === sender) yield { at: receiver.span, message: `\`${sender}\` is connected to \`${receiver.text}\` already. Remove one of the two.` };
      if (receiver) seen.set(receiver.text, sender);
    }
  },
});
