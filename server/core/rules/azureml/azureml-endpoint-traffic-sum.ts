import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";

export const azuremlEndpointTrafficSum = defineRule({
  id: "azureml-endpoint-traffic-sum",
  summary: "The traffic of an endpoint does not add up to 100",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const traffic = entryOf(rootOf(document), "traffic");
    const shares = entriesAt(traffic?.value).map(({ value }) => (value.type === "scalar" && typeof value.value === "number" ? value.value : NaN));
    const sum = shares.reduce((total, share) => total + share, 0);
    if (!traffic || shares.length === 0 || Number.isNaN(sum) || sum === 100 || sum === 0) return;
    yield { at: traffic.key.span, message: `The shares of traffic add up to ${sum} %, and Azure ML takes 100 (or 0) only.`, related: entriesAt(traffic.value).map(({ key, value }) => ({ at: { start: key.span.start, end: value.span.end }, message: "One share." })) };
  },
});
