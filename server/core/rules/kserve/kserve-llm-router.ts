import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entryOf, isNull, itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

/** After the validation of LLMInferenceServices of KServe 0.16 and 0.17. */
export const kserveLlmRouter = defineRule({
  id: "kserve-llm-router",
  summary: "Routes of one's own and those that KServe manages do not go together, or a language model is scaled in two ways",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-configuration"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document).filter((one) => stringAt(one, "kind") === "LLMInferenceService")) {
      const spec = entryOf(root, "spec")?.value;
      const router = entryOf(spec, "router")?.value;
      const [route, gateway] = [givenAt(router, "route"), givenAt(router, "gateway")];
      if (route) yield* routeFindings(route, gateway);
      const [replicas, scaling] = [entryOf(spec, "replicas"), entryOf(spec, "scaling")];
      if (replicas && scaling) yield { at: scaling.key.span, message: "`scaling` changes the number of servers, and `replicas` fixes it: KServe refuses both together. Keep one.", related: [{ at: replicas.key.span, message: "The other one." }] };
    }
  },
});

function* routeFindings(route: Entry, gateway: Entry | undefined): Generator<Finding> {
  const http = entryOf(route.value, "http");
  const [refs, spec] = [refsOf(http?.value), entryOf(http?.value, "spec")];
  const gates = refsOf(gateway?.value);
  if (gates && isEmpty(route.value)) yield { at: gates.key.span, message: "A gateway of one's own needs routes of one's own, and `route: {}` asks KServe to manage them: it refuses the service. Name routes under `route.http.refs`, or take `gateway.refs` out.", related: [{ at: route.key.span, message: "KServe manages this route." }] };
  if (refs && spec) yield { at: spec.key.span, message: "`refs` names routes that exist and `spec` describes a new one, and KServe refuses both together. Keep one.", related: [{ at: refs.key.span, message: "The other one." }] };
  if (refs && gateway && !gates) yield { at: refs.key.span, message: "Routes of one's own lead to a gateway of one's own, and this gateway is managed by KServe: it refuses the service. Add `gateway.refs`, or take `refs` out.", related: [{ at: gateway.key.span, message: "KServe manages this gateway." }] };
}

const refsOf = (node: Node | undefined): Entry | undefined => (itemsAt(node, "refs").length > 0 ? entryOf(node, "refs") : undefined);

/** A key without a value is as good as absent. */
function givenAt(node: Node | undefined, name: string): Entry | undefined {
  const entry = entryOf(node, name);
  return entry && !isNull(entry.value) ? entry : undefined;
}

const isEmpty = (node: Node): boolean => node.type === "mapping" && node.entries.length === 0;
