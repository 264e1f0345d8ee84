import { defineRule, type Finding } from "../../engine/rule.ts";
import { DEFAULT_PARAMS, readParams } from "../../facts/config/dvc/params.ts";
import { missingOfPipeline } from "../../facts/config/dvc/missing.ts";
import { pipelineOf, type ParamUse } from "../../facts/config/dvc/pipeline.ts";
import { dottedNames, lookUp } from "../../facts/config/dvc/scope.ts";
import { saidOfAlone } from "../../kinds/alone.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvcParamKeyMissing = defineRule({
  id: "dvc-param-key-missing",
  summary: "A stage tracks a parameter that its file does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#parameters"],
  fix: "suggested",

  *check(document, snapshot) {
    const { faults, alone } = missingOfPipeline(document, snapshot).params;
    const told = new Set(faults.map(({ at }) => at));
    yield* saidOfAlone(alone);
    for (const { params } of pipelineOf(document, snapshot)?.stages ?? []) {
      for (const use of params) {
        const finding = use.node.text.includes("${") ? undefined : findingFor(use, told, document, snapshot);
        if (finding) yield finding;
      }
    }
  },
});

function findingFor({ node, name, folder, fileUri, fileName }: ParamUse, told: ReadonlySet<Span>, document: Document, snapshot: Snapshot): Finding | undefined {
  const file = readParams(fileUri, snapshot);
  // Where the folder itself is missing, that is what is told.
  if (file.state === "missing" && folder !== folderOf(document.uri) && snapshot.files.list(folder).length === 0) return undefined;
  if (file.state === "missing" && told.has(node.span) && (name === undefined || fileName === DEFAULT_PARAMS)) {
    return { at: node.span, message: `\`${fileName}\`, which holds the parameters of this stage, does not exist. Make the file or correct its name.` };
  }
  if (file.state !== "read" || name === undefined) return undefined;
  const found = lookUp({ layers: [{ uri: file.uri, root: file.root }], open: false }, name);
  if (found.state !== "missing") return undefined;
  const meant = nearest(name, dottedNames(file.root));
  const definition = meant === undefined ? undefined : lookUp({ layers: [{ uri: file.uri, root: file.root }], open: false }, meant);
  return {
    at: node.span,
    ...(definition?.state === "found" && { related: [{ at: definition.at, uri: file.uri, message: `\`${meant ?? ""}\` is defined here.` }] }),
    message: `\`${fileName}\` has no \`${name}\`, so DVC cannot tell when this stage is out of date and stops. ${meant === undefined ? "Add the parameter there, or remove it here." : `Did you mean \`${meant}\`?`}`,
    ...(meant !== undefined && { fixes: [replaceWith(document.text, node.span, meant)] }),
  };
}
