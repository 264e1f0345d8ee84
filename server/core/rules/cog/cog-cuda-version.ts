import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { CUDA_RELEASES_AS_OF, isNoCuda } from "../../facts/config/tables/cudaReleases.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const cogCudaVersion = defineRule({
  id: "cog-cuda-version",
  summary: "There is no image of this CUDA with this cuDNN",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/#cuda", "https://hub.docker.com/r/nvidia/cuda/tags"],
  fix: "none",

  *check(document) {
    const build = nodeAt(rootOf(document), "build");
    const [cuda, cudnn] = [scalarAt(build, "cuda"), scalarAt(build, "cudnn")];
    if (cuda && isNoCuda(cuda.text)) yield { at: cuda.span, message: `There is no CUDA ${cuda.text} (as known in ${CUDA_RELEASES_AS_OF}), so Cog finds no image to start from. Correct the version, or leave it out and let Cog choose.` };
    if (!cuda || !cudnn) return;
    const wanted = cudnnFor(cuda.text);
    if (wanted.length > 0 && !wanted.includes(cudnn.text)) yield { at: cudnn.span, message: `NVIDIA's images of CUDA ${cuda.text} have cuDNN ${wanted.join(" or ")}, and Cog refuses \`${cudnn.text}\`. Write \`cudnn: "${wanted[0] ?? ""}"\`, or leave it out.`, related: othersIn(build, "cuda") };
  },
});

/** Cog names cuDNN by its major number only. */
function cudnnFor(cuda: string): readonly string[] {
  const [major = 0, minor = 0] = cuda.split(".").map(Number);
  if (major === 11 || (major === 12 && minor < 2)) return ["8"];
  if (major === 12 && minor < 4) return ["8", "9"];
  return major === 12 ? ["9"] : [];
}
