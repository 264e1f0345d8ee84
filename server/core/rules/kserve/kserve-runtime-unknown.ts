import { defineRule } from "../../engine/rule.ts";
import { componentsOf, KSERVE_RUNTIMES } from "../../facts/config/kserve.ts";
import { yamlBeside } from "../../facts/config/neighbours.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { nearest } from "../../text/nearest.ts";

/** What names of runtimes that KServe installs begin with. */
const KSERVE_OWN = /^kserve-(?:skl|xgb|lgb|light|pmml|paddle|mls|mlf|trit|torch|pytorch|tensor|tf|hug|hf)/i;

export const kserveRuntimeUnknown = defineRule({
  id: "kserve-runtime-unknown",
  summary: "The name of a serving runtime is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "suggested",

  *check(document, snapshot) {
    const own = [document, ...yamlBeside(document, snapshot)].flatMap((file) => soundRoots(file, "go-yaml")).filter((root) => (stringAt(root, "kind") ?? "").endsWith("ServingRuntime")).flatMap((root) => stringAt(root, "metadata", "name") ?? []);
    const known = [...KSERVE_RUNTIMES, ...own];
    for (const { value } of componentsOf(rootsOf(document))) {
      const runtime = scalarAt(value, "model", "runtime");
      const meant = !runtime || known.includes(runtime.text) ? undefined : nearest(runtime.text, known);
      // Where runtimes are kept beside the service, all of them are; those of KServe itself all begin alike.
      const lost = runtime && meant === undefined && !known.includes(runtime.text) && !isPlaceholder(runtime) && runtime.text !== "" && (own.length > 0 || (runtime.text.startsWith("kserve-") && KSERVE_OWN.test(runtime.text)));
      if (runtime && lost) yield { at: runtime.span, message: `No file beside this one defines a runtime \`${runtime.text}\`, and KServe installs none of that name. There are ${(own.length > 0 ? own : KSERVE_RUNTIMES).map((name) => `\`${name}\``).join(", ")}.` };
      if (runtime && meant !== undefined) yield { at: runtime.span, message: `KServe has no runtime \`${runtime.text}\`, and no file here defines it. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, runtime.span, meant)] };
    }
  },
});
