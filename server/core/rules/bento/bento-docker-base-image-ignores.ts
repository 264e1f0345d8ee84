import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, nodeAt } from "../../syntax/data/access.ts";

export const bentoDockerBaseImageIgnores = defineRule({
  id: "bento-docker-base-image-ignores",
  summary: "A base image makes other settings of the image void",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document) {
    const docker = nodeAt(rootOf(document), "docker");
    if (!isSet(docker, "base_image")) return;
    for (const name of ["distro", "python_version", "cuda_version", "system_packages"]) {
      const entry = entryOf(docker, name);
      if (entry && !isNull(entry.value)) yield { at: entry.key.span, message: `\`${name}\` is ignored: with \`base_image\` the image must bring this itself. Remove one of the two.`, related: othersIn(docker, "base_image") };
    }
  },
});
