import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const prefectEntrypointForm = defineRule({
  id: "prefect-entrypoint-form",
  summary: "An entrypoint does not name a flow",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const entrypoint = scalarAt(deployment, "entrypoint");
      if (!entrypoint || isNull(entrypoint) || isPlaceholder(entrypoint) || (!entrypoint.text.endsWith(".py") && /^[\w./\\ -]+\.py:[\w.]+$|^[\w.]+(\.|:)\w+$/.test(entrypoint.text))) continue;
      yield { at: entrypoint.span, message: `\`${entrypoint.text}\` does not say which flow to run. Write \`path/to/file.py:flow_function\`.` };
    }
  },
});
