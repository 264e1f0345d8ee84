import { defineRule } from "../../engine/rule.ts";
import { baseImage } from "../../facts/docker/image.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const unpinnedBaseImage = defineRule({
  id: "unpinned-base-image",
  summary: "The base image has no version, so two builds of the same file differ",
  severity: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-1357"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
  elsewhere: ["DL3006", "DL3007"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    for (const stage of file.stages) {
      const image = baseImage(file, stage);
      if (!stage.image || !image || image.digest !== undefined) continue;
      if (image.tag !== undefined && image.tag !== "latest") continue;
      const why = image.tag === "latest" ? `\`${image.name}:latest\` is` : `\`${image.name}\` without a tag means \`latest\`, which is`;
      yield {
        at: stage.image.span,
        ...(!knownTag(image.name) && { severity: "info" as const }),
        message: `${why} another image next month: Python, CUDA or a system library changes under the model and nobody decided it. Write the version that you tested with, such as \`${image.name}:${exampleTag(image.name)}\`.`,
      };
    }
  },
});

const EXAMPLES: readonly (readonly [image: RegExp, tag: string])[] = [
  [/(^|\/)python$/, "3.12-slim"],
  [/(^|\/)pytorch$/, "2.9.1-cuda12.8-cudnn9-runtime"],
  [/(^|\/)cuda$/, "12.8.1-cudnn-runtime-ubuntu24.04"],
  [/(^|\/)ubuntu$/, "24.04"],
  [/(^|\/)debian$/, "bookworm-slim"],
];

/** Images that many build on, whose tags hold still. Of another maker's image nobody here knows whether it has other tags. */
const knownTag = (image: string): string | undefined => EXAMPLES.find(([pattern]) => pattern.test(image))?.[1];

const exampleTag = (image: string): string => knownTag(image) ?? "1.2.3";
