import { defineRule } from "../../engine/rule.ts";
import { hasNoCode } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoServiceMissing = defineRule({
  id: "bento-service-missing",
  summary: "No service is named, and there is none at the usual place",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const [first] = entriesAt(root);
    if (!first || hasNoCode(document.uri, snapshot) || isSet(root, "service") || stringAt(root, "service") !== undefined || snapshot.files.exists(resolvePath(folderOf(document.uri), "service.py"))) return;
    yield { at: (entryOf(root, "service")?.key ?? first.key).span, message: "This file names no `service`, and there is no `service.py` beside it that BentoML would take instead, so there is nothing to build. Add `service: \"module:Name\"`." };
  },
});
