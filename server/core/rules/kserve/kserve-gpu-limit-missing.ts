import { defineRule } from "../../engine/rule.ts";
import { componentsOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entriesAt, isSet, nodeAt, scalarAt, walk } from "../../syntax/data/access.ts";

export const kserveGpuLimitMissing = defineRule({
  id: "kserve-gpu-limit-missing",
  summary: "A GPU is requested and not limited",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    const roots = rootsOf(document);
    const runtimes = roots.flatMap((root) => (/^(?:Cluster)?ServingRuntime$/.test(scalarAt(root, "kind")?.text ?? "") ? (nodeAt(root, "spec") ?? []) : []));
    for (const value of [...componentsOf(roots).map((component) => component.value), ...runtimes]) {
      for (const { node, path } of walk(value)) {
        const gpu = path.at(-1) === "requests" ? entriesAt(node).find(({ key }) => key.text.endsWith("/gpu")) : undefined;
        if (!gpu || isSet(nodeAt(value, ...path.slice(0, -1)), "limits", gpu.key.text)) continue;
        yield { at: gpu.key.span, message: `Kubernetes takes \`${gpu.key.text}\` only with a limit: a request alone is refused. Add it under \`limits\`.` };
      }
    }
  },
});
