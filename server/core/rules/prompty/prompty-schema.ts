import { defineRule, type Finding } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";
import { entryOf, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { nearest } from "../../text/nearest.ts";

export const promptySchema = defineRule({
  id: "prompty-schema",
  summary: "The front matter of a prompt has a misspelt key or lacks a name",
  severity: "warning",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "suggested",

  *check(document) {
    yield* schemaFindings(document);
    yield* nameless(document);
  },
});

/** What the app or the model must find by a name: a connection that is referred to, and the function of a tool. */
function* nameless(document: Document): Generator<Finding> {
  const root = promptyOf(document)?.root;
  const connection = nodeAt(root, "model", "connection");
  const reference = scalarAt(connection, "kind");
  if (reference?.text === "reference" && lacksName(connection)) yield { at: reference.span, message: "A connection of kind `reference` is looked up by its `name`, and there is none: the prompt cannot reach its model. Add the name under which the app registers it." };
  for (const tool of itemsAt(root, "tools")) {
    const kind = scalarAt(tool, "kind");
    if (kind?.text === "function" && lacksName(tool)) yield { at: kind.span, message: "This function has no `name`, so the model cannot call it. Add the name of the function." };
    else if (kind && FUNCTIONS.test(kind.text)) yield { at: kind.span, message: `\`${kind.text}\` is no kind of tool that Prompty has a handler for. Did you mean \`function\`?` };
  }
}

/** A name with a slip in its key is told by the schema. */
const lacksName = (node: Node | undefined): boolean => node?.type === "mapping" && !entryOf(node, "name") && !node.entries.some(({ key }) => nearest(key.text, ["name"]) !== undefined);

/** What people write in the place of `function`. */
const FUNCTIONS = /^(?:func|fn|functions|callable)$/i;
