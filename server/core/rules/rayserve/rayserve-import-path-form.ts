import { defineRule } from "../../engine/rule.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const rayserveImportPathForm = defineRule({
  id: "rayserve-import-path-form",
  summary: "An import path does not name a module and a variable",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    for (const path of applicationsOf(document).flatMap((application) => scalarAt(application, "import_path") ?? [])) {
      if (isNull(path) || isPlaceholder(path) || (/^\w[\w.-]*[.:]\w+$/.test(path.text) && !/^[^:]*\.py$/.test(path.text))) continue;
      yield { at: path.span, message: `\`${path.text}\` does not name a variable of a module. Write \`module.path:app\`.` };
    }
  },
});
