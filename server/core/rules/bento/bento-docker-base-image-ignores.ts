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
    const ignored = ["distro", "python_version", "cuda_version", "system_packages"].flatMap((name) => entryOf(docker, name) ?? []).filter(({ value }) => !isNull(value));
    const [first, ...others] = ignored;
    if (!first) return;
    const names = ignored.map(({ key }) => `\`${key.text}\``);
    yield {
      at: first.key.span,
      message: `${names.join(", ")} ${names.length > 1 ? "are" : "is"} ignored: with \`base_image\` the image must bring this itself. Remove \`base_image\`, or what it makes void.`,
      related: [...othersIn(docker, "base_image"), ...others.map(({ key }) => ({ at: key.span, message: "This is ignored too." }))],
    };
  },
});
