import { defineRule, type Fix } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { baseImage } from "../../facts/docker/image.ts";
import { shippedStages } from "../../facts/docker/stages.ts";
import { dockerfileOf, type Word } from "../../syntax/dockerfile/dockerfile.ts";
import type { Document } from "../../workspace/document.ts";

export const develBaseImage = defineRule({
  id: "devel-base-image",
  summary: "The image ships a CUDA compiler that it does not use",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-1104"],
  references: ["https://hub.docker.com/r/nvidia/cuda"],
  fix: "suggested",

  *check(document) {
    const file = dockerfileOf(document);
    const shipped = shippedStages(file);
    const last = shipped.at(-1);
    const image = last && baseImage(file, last);
    if (!last?.image || !image?.tag || !/(^|\/)(cuda|pytorch)$/.test(image.name) || !/-devel(-|$)/.test(image.tag)) return;
    if (buildCommands(document).some(({ stage, words }) => shipped.includes(stage) && words.some(({ text }) => COMPILES.test(text)))) return;
    yield {
      at: last.image.span,
      message: `\`${image.tag}\` brings nvcc and headers, several gigabytes, and nothing here compiles with them. The \`runtime\` variant runs the same code.`,
      fixes: useRuntime(document, last.image),
    };
  },
});

/** Compilers, build tools, and packages that compile their kernels when they are installed or first used. */
const COMPILES = /^(?:nvcc|gcc|g\+\+|make|cmake|ninja|ninja-build|build-essential|setup\.py)$|flash[-_]attn|apex|deepspeed|xformers|flashinfer|mamba|causal[-_]conv1d|detectron2|pytorch3d|bitsandbytes|auto[-_]?gptq|vllm|sglang|tensorrt|cupy|^git\+|--no-build-isolation|--no-binary|^-e$|^\.$|cpp_extension/i;

function useRuntime({ text }: Document, { span }: Word): readonly Fix[] {
  const written = text.slice(span.start, span.end);
  if (!written.includes("-devel")) return [];
  return [{ title: "Use the runtime variant", edits: [{ span, text: written.replace("-devel", "-runtime") }] }];
}
