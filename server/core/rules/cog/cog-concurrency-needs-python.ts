import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const cogConcurrencyNeedsPython = defineRule({
  id: "cog-concurrency-needs-python",
  summary: "Concurrent predictions need Python 3.11",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const most = scalarAt(root, "concurrency", "max");
    const version = scalarAt(root, "build", "python_version");
    const minor = Number(/^3\.(\d+)/.exec(version?.text ?? "")?.[1] ?? NaN);
    if (typeof most?.value !== "number" || most.value <= 1 || !(minor < 11)) return;
    yield { at: most.span, message: `Concurrent predictions need Python 3.11 or newer; this image has ${version?.text ?? ""}.`, related: othersIn(nodeAt(root, "build"), "python_version") };
  },
});
