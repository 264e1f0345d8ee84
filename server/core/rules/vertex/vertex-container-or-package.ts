import { defineRule } from "../../engine/rule.ts";
import { vertexJobOf } from "../../facts/config/vertex.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt } from "../../syntax/data/access.ts";

export const vertexContainerOrPackage = defineRule({
  id: "vertex-container-or-package",
  summary: "A pool says twice what to run",
  severity: "error",
  languages: ["yaml"],
  kinds: ["vertex-job"],
  references: ["https://cloud.google.com/vertex-ai/docs/training/configure-compute"],
  fix: "none",

  *check(document) {
    for (const pool of itemsAt(vertexJobOf(rootOf(document)), "workerPoolSpecs")) {
      const both = entriesAt(pool).filter(({ key }) => key.text === "containerSpec" || key.text === "pythonPackageSpec");
      const [, second] = both;
      if (second) yield { at: second.key.span, message: "A pool runs either a container or a Python package: `containerSpec` and `pythonPackageSpec` exclude each other, and Vertex AI refuses the job." };
    }
  },
});
