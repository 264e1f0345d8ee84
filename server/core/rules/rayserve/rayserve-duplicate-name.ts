import { defineRule } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";

export const rayserveDuplicateName = defineRule({
  id: "rayserve-duplicate-name",
  summary: "Two applications have the same name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const name of applicationsOf(document).flatMap((application) => scalarAt(application, "name") ?? [])) {
      const first = seen.get(name.text);
      if (first) yield { at: name.span, message: `Another application has the name \`${name.text}\` already. Ray Serve refuses the config; give each its own.`, ...firstOne(first) };
      seen.set(name.text, name.span);
    }
  },
});
