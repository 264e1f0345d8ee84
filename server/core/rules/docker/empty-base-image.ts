import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const emptyBaseImage = defineRule({
  id: "empty-base-image",
  summary: "Without the build argument the base image has no name",
  severity: "warning",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/"],
  elsewhere: ["InvalidDefaultArgInFrom"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    const declared = new Map(file.globalArguments.flatMap(({ assignments }) => assignments.map(({ name, value }) => [name.text, value?.text ?? ""])));
    for (const { image } of file.stages) {
      const filled = image?.text.replace(/\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g, (whole, braced?: string, fallback?: string, plain?: string) => fallback ?? declared.get(braced ?? plain ?? "") ?? whole);
      if (!image || filled === undefined || filled === "" || filled.includes("$") || filled === image.text || /^[\w.-]+(?:[:/@][\w./:@-]*\w)?$/.test(filled)) continue;
      yield { at: image.span, message: `Built without build arguments this is \`FROM ${filled}\`, which is no image. Give the \`ARG\` a default, such as \`ARG VERSION=3.12\`.` };
    }
  },
});
