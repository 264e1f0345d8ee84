import { breachesOf, levelOf, type Breach } from "../../facts/kubernetes/podSecurity.ts";
import { podsOf, type Pod } from "../../facts/kubernetes/pods.ts";
import { entryOf } from "../../syntax/data/access.ts";
import { touches, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Hover } from "../features.ts";

/** On `containers` and `securityContext`: which level of the Pod Security Standards the pod keeps, and what keeps it from the next. */
export function podSecurityHover(document: Document, offset: number): Hover | undefined {
  for (const pod of podsOf(document)) {
    const at = placesOf(pod).find((place) => touches(place, offset));
    if (at) return { at, markdown: describe(breachesOf(pod)) };
  }
  return undefined;
}

const placesOf = ({ spec, containers }: Pod): readonly Span[] =>
  [entryOf(spec, "containers"), entryOf(spec, "securityContext"), ...containers.map(({ node }) => entryOf(node, "securityContext"))].flatMap((entry) => (entry ? [entry.key.span] : []));

function describe(breaches: readonly Breach[]): string {
  const level = levelOf(breaches);
  const head = `Pod Security Standards: **${level}**`;
  if (level === "restricted") return `${head}\n\nThe pod keeps the strictest level.`;
  const next = level === "privileged" ? "baseline" : "restricted";
  const lines = breaches.filter(({ forbiddenBy }) => forbiddenBy === next).map(({ what, container }) => `- ${container === undefined ? "" : `\`${container}\`: `}${what}`);
  return [head, `What keeps it from *${next}*:`, lines.slice(0, 12).join("\n"), "[What the levels mean](https://kubernetes.io/docs/concepts/security/pod-security-standards/)"].join("\n\n");
}
