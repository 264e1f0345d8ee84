import { projectOf } from "../../facts/config/mlproject.ts";
import { entryOf } from "../../syntax/data/access.ts";
import type { Entry } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Candidate } from "../editing/complete.ts";
import { featuresOf } from "../editing/features.ts";
import type { TypingPlace } from "../editing/place.ts";
import type { Mention } from "../references/mention.ts";
import { programMentions } from "../references/programs.ts";
import { withinQuotes } from "../references/written.ts";
import { schema } from "./schema.ts";

export const features = featuresOf({ schema, dialect: "pyyaml", mentions, candidates });

/** The programs of the entry points with what they are given, and `{name}` in a command as a use of the parameter. */
function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  for (const { name, placeholders, parameters, command } of projectOf(document)?.entryPoints ?? []) {
    if (command) yield* programMentions(command, folderOf(document.uri), document.text, snapshot);
    const subject = (parameter: string): Mention["subject"] => ({ sort: "input", uri: document.uri, name: parameter, scope: name.text });
    for (const { key } of parameters) yield { subject: subject(key.text), at: withinQuotes(document.text, key) ?? key.span, defines: true };
    for (const placeholder of placeholders) yield { subject: subject(placeholder.name), at: placeholder.at, ...noteOn(parameters.find(({ key }) => key.text === placeholder.name)) };
  }
}

function noteOn(parameter: Entry | undefined): { readonly note?: string } {
  if (!parameter) return {};
  const fallback = entryOf(parameter.value, "default")?.value;
  const name = parameter.key.text;
  return { note: fallback?.type === "scalar" ? `Parameter \`${name}\`; default \`${fallback.text}\`.` : `Parameter \`${name}\`; it must be given.` };
}

/** Names of the parameters after `{` in a command. */
function* candidates(place: TypingPlace, document: Document): Generator<Candidate> {
  const [top, name, key] = place.path;
  const open = /^(.*\{)[\w.-]*$/.exec(place.typed);
  if (top !== "entry_points" || key !== "command" || !open) return;
  const entryPoint = projectOf(document)?.entryPoints.find((one) => one.name.text === name);
  for (const parameter of entryPoint?.parameters ?? []) yield { label: `${open[1] ?? ""}${parameter.key.text}}`, kind: "reference" };
}
