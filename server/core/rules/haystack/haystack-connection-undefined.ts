import { defineRule, type Finding } from "../../engine/rule.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const haystackConnectionUndefined = defineRule({
  id: "haystack-connection-undefined",
  summary: "A connection names a component that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  check: (document) => together(undefinedIn(document), "the list of components"),
});

function* undefinedIn(document: Document): Generator<Finding> {
  const root = rootOf(document);
  const names = new Set(entriesAt(root, "components").map(({ key }) => key.text));
  for (const end of itemsAt(root, "connections").flatMap((connection) => [scalarAt(connection, "sender") ?? [], scalarAt(connection, "receiver") ?? []].flat())) {
    const name = end.text.split(".")[0] ?? "";
    if (names.has(name)) continue;
    const meant = nearest(name, names);
    yield { at: end.span, message: `No component is called \`${name}\`, so the pipeline cannot be loaded. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
  }
}
