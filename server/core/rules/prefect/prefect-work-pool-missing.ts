import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const prefectWorkPoolMissing = defineRule({
  id: "prefect-work-pool-missing",
  summary: "A deployment has no work pool",
  severity: "info",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const pool = entryOf(deployment, "work_pool");
      if (pool?.value.type === "mapping" && pool.value.entries.length > 0 && !entryOf(pool.value, "name")) {
        yield { at: pool.key.span, severity: "warning", message: "This `work_pool` has settings, and no `name`: `prefect deploy` does not know which pool they are for, and fails where nobody can answer. Add `name`." };
        continue;
      }
      const name = scalarAt(deployment, "name");
      if (name && !isNull(name) && !isSet(deployment, "work_pool", "name") && deployment.type === "mapping" && !deployment.entries.some(({ inherited }) => inherited)) {
        yield { at: name.span, message: `\`${name.text}\` names no work pool, so \`prefect deploy\` asks for one, and fails where nobody can answer. Add \`work_pool: {name: …}\`.` };
      }
    }
  },
});
