import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";

export const undeclaredBuildArgument = defineRule({
  id: "undeclared-build-argument",
  summary: "FROM uses an argument that nothing declares",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/undefined-arg-in-from/"],
  elsewhere: ["UndefinedArgInFrom"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    const declared = new Set([...file.globalArguments.flatMap(({ assignments }) => assignments.map(({ name }) => name.text)), ...PREDEFINED]);
    for (const { image } of file.stages) {
      for (const match of (image?.text ?? "").matchAll(/\$(?:\{(\w+)(:-[^}]*)?[^}]*\}|(\w+))/g)) {
        const name = match[1] ?? match[3] ?? "";
        if (!image || declared.has(name) || match[2] !== undefined) continue;
        const meant = nearest(name, declared);
        yield { at: image.span, message: `\`${name}\` is not declared above the first \`FROM\`, so it is empty here. ${meant === undefined ? `Add \`ARG ${name}=…\` at the top.` : `Did you mean \`${meant}\`?`}`, related: file.globalArguments.map(({ whole }) => ({ at: whole, message: "What is declared." })) };
      }
    }
  },
});

const PREDEFINED = ["BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE"];
