import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { schemaFindings } from "../../kinds/schema/check.ts";
import { entriesAt, isSet } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const composeSchema = defineRule({
  id: "compose-schema",
  summary: "A service has a key or a value that Compose does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/"],
  fix: "suggested",

  *check(document) {
    if (!isFirstForm(rootOf(document))) yield* schemaFindings(document);
  },
});

/** In the first form of Compose the services stood at the top of the file. */
const isFirstForm = (root: Node | undefined): boolean => !isSet(root, "services") && !isSet(root, "include") && entriesAt(root).some(({ value }) => isSet(value, "image") || isSet(value, "build"));
