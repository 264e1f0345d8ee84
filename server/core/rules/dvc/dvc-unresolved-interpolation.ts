import { defineRule, type Finding } from "../../engine/rule.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { lookUp, namesIn, type Scope } from "../../facts/config/dvc/scope.ts";
import { matchesIn } from "../../facts/config/matches.ts";
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
      yield* oncePerName([...scalarsIn(body)].flatMap(({ scalar }) => [...findingsIn(scalar, runs, document, looped)]));
      for (const { scalar } of scalarsIn(body)) yield* notFilledIn(scalar, runs, document);
    }
  },
});

/** A name that a stage uses many times is one fault: mostly it is the definition that was renamed. */
function* oncePerName(findings: readonly Finding[]): Generator<Finding> {
  for (const first of findings.filter(({ message }, index) => findings.findIndex((one) => one.message === message) === index)) {
    const others = findings.filter((one) => one !== first && one.message === first.message);
    yield others.length === 0 ? first : { ...first, related: [...(first.related ?? []), ...others.map(({ at }) => ({ at, message: "It is used here too." }))] };
  }
}

/** What would be a name of DVC's if the braces were as they should be: the shell gets it instead. */
function* notFilledIn(scalar: Scalar, runs: readonly Scope[], document: Document): Generator<Finding> {
  const [scope] = runs;
  if (!scope || !scalar.text.includes("$")) return;
  for (const [pattern, what] of UNFILLED) {
    for (const { text: name, at } of matchesIn(document.text, scalar, pattern)) {
      if (lookUp(scope, name).state === "found") yield { at, message: `${what}, DVC does not fill in \`${name}\`, and the command gets it as the shell reads it. Write \`\${${name}}\`.` };
    }
  }
}

const UNFILLED: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/(?<![\\$])\$([A-Za-z_][\w-]*(?:\.[\w-]+)+)(?![\w.-])/g, "Without braces around it"],
  [/(?<![\\$])\$\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)+)(?![\w.-]|[^\n]*\})/g, "Without the brace that closes it"],
];

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
