import { defineRule } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { topLevelNames } from "../../facts/config/signatures.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

export const rayserveDeploymentUnknown = defineRule({
  id: "rayserve-deployment-unknown",
  summary: "A deployment is called nearly like one of the application",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const application of applicationsOf(document)) {
      const module = scalarAt(application, "import_path")?.text.replace(/[.:]\w+$/, "") ?? "";
      const found = findFromHere(document.uri, `${module.replaceAll(".", "/")}.py`, snapshot);
      const file = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
      const seen = new Map<string, Span>();
      for (const name of itemsAt(application, "deployments").flatMap((deployment) => scalarAt(deployment, "name") ?? [])) {
        const first = seen.get(name.text);
        seen.set(name.text, name.span);
        if (first) yield { at: name.span, message: `The deployment \`${name.text}\` has settings above already, and only one of the two counts. Join them.`, ...firstOne(first) };
        const meant = !file || isPlaceholder(name) || new RegExp(`\\b${name.text.replaceAll(/\W/g, ".")}\\b`).test(file.text) ? undefined : nearest(name.text, topLevelNames(file), 2);
        if (meant !== undefined) yield { at: name.span, message: `\`${module}\` has no deployment \`${name.text}\`, so Ray Serve refuses the config. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, name.span, meant)] };
      }
    }
  },
});
