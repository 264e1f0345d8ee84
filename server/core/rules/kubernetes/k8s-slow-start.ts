import { defineRule } from "../../engine/rule.ts";
import { podsOf, wordsOf, type Container } from "../../facts/kubernetes/pods.ts";
import { entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const k8sSlowStart = defineRule({
  id: "k8s-slow-start",
  summary: "A server is stopped before its model is loaded",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe"],
  fix: "none",

  *check(document) {
    for (const container of podsOf(document).flatMap(({ containers }) => containers)) {
      const probe = entryOf(container.node, "livenessProbe");
      if (!probe || container.role !== "containers" || isSet(container.node, "startupProbe") || !LOADS_LONG.test(programOf(container))) continue;
      const seconds = patienceOf(probe.value);
      if (seconds >= ENOUGH_SECONDS) continue;
      yield { at: probe.key.span, message: `\`${container.name}\` is started anew when it has not answered after about ${seconds} seconds, and loading a model of some gigabytes takes minutes: it never comes up. Add a \`startupProbe\` with \`failureThreshold: 60\` and \`periodSeconds: 10\`.` };
    }
  },
});

const LOADS_LONG = /(?:^|[/\s])(?:vllm(?:-openai)?|text-generation-inference|sglang|tritonserver|ray-llm|lmdeploy|llama\.cpp|tgi)(?:[:@\s/]|$)/;
const ENOUGH_SECONDS = 180;

const programOf = (container: Container): string => [container.image?.text ?? "", ...wordsOf(container).map(({ text }) => text)].join(" ");

/** When the first restart comes: Kubernetes waits, then asks `failureThreshold` (3) times every `periodSeconds` (10). */
function patienceOf(probe: Node): number {
  const numberAt = (key: string, otherwise: number): number => Number(scalarAt(probe, key)?.text ?? otherwise) || otherwise;
  return numberAt("initialDelaySeconds", 0) + numberAt("failureThreshold", 3) * numberAt("periodSeconds", 10);
}
