import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { entryOf, isNull, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const rayserveRuntimeEnv = defineRule({
  id: "rayserve-runtime-env",
  summary: "An environment has packages from two sources that do not go together, or a folder of this machine",
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
      const folder = scalarAt(environment, "working_dir");
      if (folder && /^\.{1,2}(?:\/|$)/.test(folder.text)) yield { at: folder.span, message: `The replicas run on other machines, where \`${folder.text}\` is not: the config takes only an address, such as \`https://…/code.zip\` or \`s3://…\`. Pack the folder and put it there, or give it to \`serve run --working-dir\`.` };
    }
  },
});
