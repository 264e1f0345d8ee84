import { defineRule } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";

export const rayserveDuplicateRoute = defineRule({
  id: "rayserve-duplicate-route",
  summary: "Two applications have the same route",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const route of applicationsOf(document).flatMap((application) => scalarAt(application, "route_prefix") ?? [])) {
      const first = seen.get(route.text);
      if (first) yield { at: route.span, message: `Another application has the route \`${route.text}\` already. Only one of them can be reached; give each its own.`, ...firstOne(first) };
      seen.set(route.text, route.span);
    }
  },
});
