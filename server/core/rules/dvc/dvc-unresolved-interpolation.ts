import { defineRule, type Finding } from "../../engine/rule.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { lookUp, namesIn, type Scope } from "../../facts/config/dvc/scope.ts";
import { interpolationsIn, type Interpolation } from "../../facts/config/interpolation.ts";
import { entriesAt, entryOf, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const dvcUnresolvedInterpolation = defineRule({
  id: "dvc-unresolved-interpolation",
  summary: "A `${…}` names a value that neither params.yaml nor `vars` has",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#templating"],
  fix: "suggested",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    if (!pipeline) return;
    for (const { value } of entriesAt(pipeline.root, "stages")) {
      const loops = LOOPS.slice(0, 2).flatMap((name) => entryOf(value, name)?.value ?? []);
      for (const { scalar } of loops.flatMap((loop) => [...scalarsIn(loop)])) yield* findingsIn(scalar, [pipeline.scope], document);
    }
    // Where the loop itself is misspelt, that is what is told.
    const misspelt = new Set(entriesAt(pipeline.root, "stages").flatMap(({ key, value }) => (entriesAt(value).some((entry) => isMisspelt(entry.key.text)) ? [key] : [])));
    for (const { key, body, runs } of pipeline.stages) {
      const looped = !misspelt.has(key);
      for (const { scalar } of scalarsIn(body)) yield* findingsIn(scalar, runs, document, looped);
    }
  },
});

const LOOPS = ["foreach", "matrix", "do"];

const isMisspelt = (name: string): boolean => !LOOPS.includes(name) && nearest(name, LOOPS) !== undefined;

function* findingsIn(scalar: Scalar, runs: readonly Scope[], document: Document, looped = true): Generator<Finding> {
  // DVC reads from a `${` to the next brace that closes, whatever is between them.
  const unclosed = /(?<!\\)\$\{[^{}]*(?=\$\{[^{}]*\})/.exec(scalar.text);
  if (unclosed) yield { at: scalar.span, message: `\`${unclosed[0].trim()}\` has no brace that closes it before the next \`\${\`, so DVC cannot read the value. Close it, or write \`\\\${\` if the shell shall read it.` };
  for (const interpolation of interpolationsIn(document.text, scalar)) {
    if (!looped && /^(?:item|key)\b/.test(interpolation.expression)) continue;
    if (/\S\s+\S/.test(interpolation.expression)) {
      yield { at: interpolation.at, message: `\`${interpolation.expression}\` is no name that DVC can read: between \`\${\` and \`}\` stands one name with dots, without blanks. Correct it, or write \`\\\${\` if the shell shall read it.` };
      continue;
    }
    const failing = runs.find((scope) => lookUp(scope, interpolation.expression).state === "missing");
    if (failing) yield findingFor(interpolation, failing);
  }
}

function findingFor({ expression, at }: Interpolation, scope: Scope): Finding {
  const meant = nearest(expression, namesIn(scope));
  const inLoop = /^(item|key)\b/.test(expression) ? "`foreach` and `matrix` give `item` and `key` to the stage under them only. " : "";
  const hint = meant === undefined ? `${inLoop}Define it in params.yaml or under \`vars\`, or escape it as \`\\\${${expression}}\` if the shell shall read it.` : `Did you mean \`${meant}\`?`;
  const definition = meant === undefined ? undefined : lookUp(scope, meant);
  return {
    at,
    ...(definition?.state === "found" && { related: [{ at: definition.at, uri: definition.uri, message: `\`${meant ?? ""}\` is defined here.` }] }),
    message: `\`${expression}\` is defined neither in params.yaml nor under \`vars\`, so DVC cannot read this pipeline. ${hint}`,
    ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
  };
}

/** Keys count too: an output with options is a key. */
function* scalarsIn(root: Node): Generator<{ readonly scalar: Scalar }> {
  for (const { node, entry } of walk(root)) {
    if (entry) yield { scalar: entry.key };
    if (node.type === "scalar") yield { scalar: node };
  }
}
