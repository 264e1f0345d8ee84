import { defineRule } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";

export const prefectDuplicateDeployment = defineRule({
  id: "prefect-duplicate-deployment",
  summary: "Two deployments of one flow with the same name",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const name = scalarAt(deployment, "name");
      const flow = stringAt(deployment, "entrypoint") ?? stringAt(deployment, "flow_name");
      if (!name || flow === undefined || isPlaceholder(name)) continue;
      const both = `${flow} ${name.text}`;
      const first = seen.get(both);
      if (first) yield { at: name.span, message: `\`${flow}\` is deployed as \`${name.text}\` above already, so this one overwrites it. Give one of them another name.`, ...firstOne(first) };
      seen.set(both, name.span);
    }
  },
});
