import { defineRule } from "../../engine/rule.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const rayserveDuplicateRoute = defineRule({
  id: "rayserve-duplicate-route",
  summary: "Two applications have the same route",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    const seen = new Set<string>();
    for (const route of applicationsOf(document).flatMap((application) => scalarAt(application, "route_prefix") ?? [])) {
      if (seen.has(route.text)) yield { at: route.span, message: `Another application has the route \`${route.text}\` already. Only one of them can be reached; give each its own.` };
      seen.add(route.text);
    }
  },
});
