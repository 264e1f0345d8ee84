import { defineRule } from "../../engine/rule.ts";
import { vertexJobOf } from "../../facts/config/vertex.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const vertexChiefReplicas = defineRule({
  id: "vertex-chief-replicas",
  summary: "There is not exactly one chief",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vertex-job"],
  references: ["https://cloud.google.com/vertex-ai/docs/training/configure-compute"],
  fix: "none",

  *check(document) {
    const first = scalarAt(vertexJobOf(rootOf(document)), "workerPoolSpecs", 0, "replicaCount");
    if (typeof first?.value === "number" && first.value !== 1) yield { at: first.span, message: `The first pool is the chief and has exactly one replica; here it is ${first.text}, and Vertex AI refuses the job. Put more machines into a second pool.` };
  },
});
