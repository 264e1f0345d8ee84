import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { entryOf, isNull, itemsAt, nodeAt } from "../../syntax/data/access.ts";

export const rayserveRuntimeEnv = defineRule({
  id: "rayserve-runtime-env",
  summary: "An environment has packages from two sources that do not go together",
  severity: "error",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/ray-core/handling-dependencies.html"],
  fix: "none",

  *check(document) {
    const environments = applicationsOf(document).flatMap((application) => [nodeAt(application, "runtime_env"), ...itemsAt(application, "deployments").map((deployment) => nodeAt(deployment, "ray_actor_options", "runtime_env"))]);
    for (const environment of environments) {
      const [first, second] = ["conda", "pip", "uv"].flatMap((name) => entryOf(environment, name) ?? []).filter(({ value }) => !isNull(value));
      if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`, and Ray refuses both in one environment. Put the packages of one into the other.`, related: othersIn(environment, first.key.text) };
    }
  },
});
