import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const prefectDuplicateDeployment = defineRule({
  id: "prefect-duplicate-deployment",
  summary: "Two deployments of one flow with the same name",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const name = scalarAt(deployment, "name");
      const flow = stringAt(deployment, "entrypoint") ?? stringAt(deployment, "flow_name");
      if (!name || flow === undefined || isPlaceholder(name)) continue;
      const both = `${flow} ${name.text}`;
      if (seen.has(both)) yield { at: name.span, message: `\`${flow}\` is deployed as \`${name.text}\` above already, so this one overwrites it. Give one of them another name.` };
      seen.add(both);
    }
  },
});
