import { defineRule } from "../../engine/rule.ts";
import { argumentNames, functionIn } from "../../facts/config/signatures.ts";
import { namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const prefectUnknownParameter = defineRule({
  id: "prefect-unknown-parameter",
  summary: "A deployment gives its flow a parameter that the flow does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const entrypoint = scalarAt(deployment, "entrypoint");
      // Where the flow takes what it likes, Prefect is told not to look.
      if (!entrypoint || scalarAt(deployment, "enforce_parameter_schema")?.value === false) continue;
      const [symbol] = namedSymbols([entrypoint], document.uri);
      const program = symbol && snapshot.files.read(symbol.uri);
      const flow = program && functionIn(program, symbol.name);
      const taken = flow && argumentNames(flow);
      const given = [...entriesAt(deployment, "parameters"), ...itemsAt(deployment, "schedules").flatMap((schedule) => entriesAt(schedule, "parameters"))];
      for (const { key } of taken ? given : []) {
        if (taken?.includes(key.text) || isPlaceholder(key)) continue;
        const meant = nearest(key.text, taken ?? []);
        yield {
          at: key.span,
          message: `The flow \`${symbol?.name ?? ""}\` does not take \`${key.text}\`, so Prefect refuses the deployment. ${meant === undefined ? "Remove it, or add it to the function." : `Did you mean \`${meant}\`?`}`,
          ...(meant !== undefined && { fixes: [replaceWith(document.text, key.span, meant)] }),
        };
      }
    }
  },
});
