import { defineRule } from "../../engine/rule.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const rayserveRouteForm = defineRule({
  id: "rayserve-route-form",
  summary: "A route is written in a way that Ray Serve refuses",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    for (const route of applicationsOf(document).flatMap((application) => scalarAt(application, "route_prefix") ?? [])) {
      const problem = isNull(route) || isPlaceholder(route) ? undefined : problemOf(route.text);
      if (problem !== undefined) yield { at: route.span, message: `\`${route.text}\` ${problem}, and Ray Serve refuses the config. Write such as \`/summary\`.` };
    }
  },
});

function problemOf(route: string): string | undefined {
  if (!route.startsWith("/")) return "does not begin with `/`";
  if (route.length > 1 && route.endsWith("/")) return "ends with `/`";
  return /[{}]/.test(route) ? "has braces" : undefined;
}
