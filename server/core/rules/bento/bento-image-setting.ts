import { defineRule, type Finding } from "../../engine/rule.ts";
import { CUDA_RELEASES_AS_OF, isNoCuda } from "../../facts/config/tables/cudaReleases.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, isNull, nodeAt, scalarAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const bentoImageSetting = defineRule({
  id: "bento-image-setting",
  summary: "A setting of the image is one that BentoML refuses",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document) {
    const docker = nodeAt(rootOf(document), "docker");
    const python = scalarAt(docker, "python_version");
    if (python && !isNull(python) && !isPlaceholder(python) && !/^\d\.\d{1,2}(?:\.\w+)?$/.test(python.text)) yield { at: python.span, message: `\`${python.text}\` is no version of Python, and BentoML refuses it. Write such as \`"3.12"\`.` };
    else if (python && /^(?:2|3\.[0-7](?!\d))/.test(python.text)) yield { at: python.span, message: `BentoML makes no images with Python ${python.text}. Choose 3.9 or newer.` };
    const cuda = scalarAt(docker, "cuda_version");
    if (cuda && !isNull(cuda) && !isPlaceholder(cuda) && !/^(?:default|None|\d{2}(?:\.\d){0,2})$/.test(cuda.text)) yield { at: cuda.span, message: `\`${cuda.text}\` is no version of CUDA, and BentoML refuses it. Write such as \`"12.1"\`, or \`default\`.` };
    else if (cuda && isNoCuda(cuda.text)) yield { at: cuda.span, message: `There is no CUDA ${cuda.text} (as known in ${CUDA_RELEASES_AS_OF}), so there is no image to start from. Take such as \`"12.6"\`.` };
    const distro = stringAt(docker, "distro");
    if (cuda && !isNull(cuda) && (distro === "alpine" || distro === "amazonlinux")) yield { at: cuda.span, message: `BentoML has no CUDA for \`${distro}\`, so the build stops. Take \`debian\`.`, related: othersIn(docker, "distro") };
    const conda = entryOf(rootOf(document), "conda");
    if (conda?.value.type === "mapping" && conda.value.entries.length > 0 && (distro === "ubi8" || distro === "amazonlinux")) yield { at: scalarAt(docker, "distro")?.span ?? conda.key.span, message: `BentoML has no conda for \`${distro}\`, so the build stops. Take \`debian\`.`, related: [{ at: conda.key.span, message: "The environment of conda." }] };
    yield* environment(nodeAt(docker, "env"));
  },
});

/** A mapping, a list of `NAME=value`, or the path of a file of them. */
function* environment(node: Node | undefined): Generator<Finding> {
  if (node?.type === "scalar" && !isNull(node) && !isPlaceholder(node) && !/[./]/.test(node.text)) yield { at: node.span, message: `\`${node.text}\` is neither a mapping nor a list of variables, so BentoML looks for a file of that name. Write \`NAME: value\` below.` };
  for (const item of node?.type === "sequence" ? scalarsOf(node) : []) {
    if (!isPlaceholder(item) && !/^\w+=[.\w,/-]+$/.test(item.text)) yield { at: item.span, message: `BentoML takes variables in a list as \`NAME=value\` without blanks or quotes only. Write them as a mapping where that is too little.` };
  }
}
