import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const cogCudaWithoutGpu = defineRule({
  id: "cog-cuda-without-gpu",
  summary: "A CUDA version is chosen for an image without GPU",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document) {
    const build = nodeAt(rootOf(document), "build");
    const cuda = scalarAt(build, "cuda") ?? scalarAt(build, "cudnn");
    if (cuda && !isTrue(build, "gpu")) yield { at: cuda.span, message: "The CUDA version is ignored: the image is built without GPU. Add `gpu: true`, or remove the version.", related: othersIn(build, "gpu") };
  },
});
