import { defineRule } from "../../engine/rule.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { dottedNames } from "../../facts/config/dvc/scope.ts";
import { mentions } from "../../kinds/dvc/mentions.ts";
import { rootOf } from "../../kinds/data.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

export const dvcParamUnused = defineRule({
  id: "dvc-param-unused",
  summary: "No stage knows a parameter, so changing it reruns nothing",
  severity: "info",
  languages: ["yaml"],
  kinds: ["params"],
  references: ["https://dvc.org/doc/user-guide/pipelines/defining-pipelines#parameter-dependencies"],
  fix: "none",

  *check(document, snapshot) {
    const used = namesUsed(document, snapshot);
    // Where no stage names any parameter, the programs read the file as they like.
    if (!used || used.size === 0) return;
    for (const { key, name } of unusedIn(rootOf(document), "", used)) {
      yield { at: key.span, message: `No stage of dvc.yaml names \`${name}\`, neither under \`params\` nor as \`\${${name}}\`. If a program reads it, \`dvc repro\` does not notice when it changes; list it in that stage. Else remove it.` };
    }
  },
});

/** Dotted names that stages of the folder use; `undefined` where a stage takes the whole file. */
function namesUsed(document: Document, snapshot: Snapshot): ReadonlySet<string> | undefined {
  const pipelineFile = snapshot.files.read(`${folderOf(document.uri)}/dvc.yaml`);
  const pipeline = pipelineFile && pipelineOf(pipelineFile, snapshot);
  if (!pipelineFile || !pipeline || pipeline.stages.some(({ params }) => params.some(({ name, fileUri }) => name === undefined && fileUri === document.uri))) return undefined;
  const uses = [...mentions(pipelineFile, snapshot)].filter(({ subject, defines }) => !defines && subject.sort === "parameter" && subject.uri === document.uri);
  // Of `train.depth` the first part is only on the way.
  const used = new Set(uses.filter(({ at }) => !/[.[]/.test(pipelineFile.text.charAt(at.end))).map(({ subject }) => subject.name));
  return new Set([...used, ...meantBy(used, document)]);
}

/** What names that do not exist are close to: they are misspelt, which is said where they stand. */
function meantBy(used: ReadonlySet<string>, document: Document): readonly string[] {
  const root = rootOf(document);
  const known = root ? [...dottedNames(root)] : [];
  return [...used].filter((name) => !known.includes(name)).flatMap((name) => nearest(name, known) ?? []);
}

/** The outermost keys of which nothing is used. */
function* unusedIn(node: Node | undefined, above: string, used: ReadonlySet<string>): Generator<{ readonly key: Entry["key"]; readonly name: string }> {
  if (node?.type !== "mapping") return;
  for (const { key, value, inherited } of node.entries) {
    const name = above === "" ? key.text : `${above}.${key.text}`;
    if (used.has(name) || inherited) continue;
    if ([...used].some((one) => one.startsWith(`${name}.`))) yield* unusedIn(value, name, used);
    else yield { key, name };
  }
}
