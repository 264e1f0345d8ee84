import { defineRule } from "../../engine/rule.ts";
import { yamlBeside } from "../../facts/config/neighbours.ts";
import { sortOf } from "../../kinds/azureml/sorts.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const azuremlTrafficDeployment = defineRule({
  id: "azureml-traffic-deployment",
  summary: "An endpoint sends requests to a deployment that no file beside it describes",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online"],
  fix: "suggested",

  *check(document, snapshot) {
    const traffic = [...entriesAt(rootOf(document), "traffic"), ...entriesAt(rootOf(document), "mirror_traffic")];
    const others = traffic.length === 0 ? [] : yamlBeside(document, snapshot);
    const deployments = others.flatMap((other) => {
      const root = other.kind === "azureml" ? rootOf(other) : undefined;
      const name = (sortOf(root) ?? "").endsWith("onlinedeployment") ? scalarAt(root, "name") : undefined;
      return name ? [{ uri: other.uri, name, endpoint: stringAt(root, "endpoint_name") }] : [];
    });
    const names = deployments.map(({ name }) => name.text);
    const own = deployments.filter(({ endpoint }) => endpoint !== undefined && endpoint === stringAt(rootOf(document), "name"));
    // A deployment that takes no requests may be the one that is meant.
    const spare = own.filter(({ name }) => !traffic.some(({ key }) => key.text === name.text));
    for (const { key } of traffic) {
      if (names.includes(key.text) || isPlaceholder(key)) continue;
      const meant = nearest(key.text, names) ?? (spare.length === 1 ? spare[0]?.name.text : undefined);
      if (meant === undefined && own.length === 0) continue;
      const place = deployments.find(({ name }) => name.text === meant);
      yield {
        at: key.span,
        message: `No deployment beside this file is called \`${key.text}\`. ${meant === undefined ? "Correct the name, unless it was deployed before." : `Did you mean \`${meant}\`?`}`,
        ...(place && { related: [{ uri: place.uri, at: place.name.span, message: `\`${place.name.text}\` is described here.` }] }),
        ...(meant !== undefined && { fixes: [replaceWith(document.text, key.span, meant)] }),
      };
    }
  },
});
