import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, nodeAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const haystackConnectionForm = defineRule({
  id: "haystack-connection-form",
  summary: "A connection lacks an end",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  *check(document) {
    for (const connection of itemsAt(rootOf(document), "connections")) {
      const missing = ["sender", "receiver"].find((name) => !nodeAt(connection, name));
      const first = connection.type === "mapping" ? connection.entries[0]?.key : undefined;
      // With a slip in its name it is told at the name.
      const slip = missing === undefined || connection.type !== "mapping" ? undefined : connection.entries.find(({ key }) => nearest(key.text, [missing]) !== undefined);
      if (first && missing !== undefined && !slip) yield { at: first.span, message: `This connection has no \`${missing}\`, so the pipeline cannot be loaded. Write both ends as \`component.socket\`.` };
    }
  },
});
