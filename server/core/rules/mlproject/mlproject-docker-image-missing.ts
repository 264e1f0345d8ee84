import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const mlprojectDockerImageMissing = defineRule({
  id: "mlproject-docker-image-missing",
  summary: "A Docker environment names no image",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mlproject"],
  references: ["https://mlflow.org/docs/latest/ml/projects/"],
  fix: "none",

  *check(document) {
    const environment = entryOf(rootOf(document), "docker_env");
    if (environment && !isSet(environment.value, "image")) yield { at: environment.key.span, message: "`docker_env` has no `image`, so `mlflow run` refuses the project. Add the image that the entry points run in." };
  },
});
