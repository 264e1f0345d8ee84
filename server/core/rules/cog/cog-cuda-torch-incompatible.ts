import { defineRule } from "../../engine/rule.ts";
import { TORCH_CUDA, TORCH_CUDA_AS_OF } from "../../facts/config/tables/torchCuda.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const cogCudaTorchIncompatible = defineRule({
  id: "cog-cuda-torch-incompatible",
  summary: "PyTorch has no build for the CUDA version",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/#cuda"],
  fix: "none",

  *check(document, snapshot) {
    const build = nodeAt(rootOf(document), "build");
    const cuda = scalarAt(build, "cuda");
    const file = stringAt(build, "python_requirements");
    const required = file === undefined ? undefined : snapshot.files.read(resolvePath(folderOf(document.uri), file));
    const packages = [...scalarsOf(nodeAt(build, "python_packages")).map(({ text }) => text), ...(required?.text.split(/\r?\n/) ?? [])];
    const torch = packages.flatMap((text) => /^torch==(\d+\.\d+)/.exec(text)?.[1] ?? [])[0];
    const pinned = scalarsOf(nodeAt(build, "python_packages")).find(({ text }) => text.startsWith("torch=="));
    const builds = torch === undefined ? undefined : TORCH_CUDA[torch];
    const version = /^\d+\.\d+/.exec(cuda?.text ?? "")?.[0];
    if (!cuda || !builds || version === undefined || builds.some((one) => major(one) === major(version))) return;
    yield { at: cuda.span, message: `torch ${torch ?? ""} is built for CUDA ${builds.join(", ")} (as known in ${TORCH_CUDA_AS_OF}), not for ${cuda.text}: it does not find the libraries it was linked with. Choose one of them, or leave \`cuda\` out and let Cog choose.`, ...(pinned && { related: [{ at: pinned.span, message: "The version of torch." }] }) };
  },
});

const major = (version: string): string => version.replace(/\..*$/, "");
