import { argumentOf, callsOf } from "../../facts/python/calls.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { fileMention } from "./files.ts";
import type { Mention } from "./mention.ts";
import { insideOf } from "./pythonText.ts";
import { partOf } from "./written.ts";

/** The configs that a program names: `@hydra.main(config_path="conf", config_name="config")`, and what it composes with overrides. */
export function* hydraMentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  if (!document.text.includes("hydra")) return;
  let folder: string | undefined;
  for (const call of callsOf(document)) {
    const isMain = call.name === "hydra.main";
    if (isMain || /(^|\.)initialize(_config_dir)?$/.test(call.name)) folder = folderIn(argumentOf(call, "config_path", 0) ?? argumentOf(call, "config_dir"), document, snapshot) ?? folder;
    if (folder === undefined || !(isMain || /(^|\.)compose$/.test(call.name))) continue;
    yield* configMention(argumentOf(call, "config_name", isMain ? 1 : 0), folder, document, snapshot);
    const overrides = argumentOf(call, "overrides", 1);
    for (const item of overrides?.type === "list" && !isMain ? overrides.items : []) yield* overrideMention(item, folder, document, snapshot);
  }
}

function folderIn(given: Expression | undefined, { uri }: Document, { files }: Snapshot): string | undefined {
  const folder = given?.type === "text" ? resolvePath(folderOf(uri), given.value) : undefined;
  return folder !== undefined && files.list(folder).length > 0 ? folder : undefined;
}

function* configMention(given: Expression | undefined, folder: string, { text }: Document, { files }: Snapshot): Generator<Mention> {
  const at = given && insideOf(text, given);
  if (!at || given.type !== "text") return;
  const uri = resolvePath(folder, `${given.value.replace(/\.yaml$/, "")}.yaml`);
  if (files.exists(uri)) yield optionMention(uri, at, folder);
}

/** `model=resnet` chooses an option where `model` is a group; else it sets a value. */
function* overrideMention(given: Expression, folder: string, document: Document, snapshot: Snapshot): Generator<Mention> {
  const at = insideOf(document.text, given);
  const [, before = "", group = "", option = ""] = given.type === "text" ? (/^([+~]{0,2})([\w/-]+)=([\w/-]+)$/.exec(given.value) ?? []) : [];
  if (!at || group === "") return;
  const options = resolvePath(folder, group);
  const uri = resolvePath(options, `${option}.yaml`);
  if (!snapshot.files.exists(uri)) return;
  yield fileMention(options, partOf(at, before.length, group.length), folder);
  yield optionMention(uri, partOf(at, before.length + group.length + 1, option.length), options);
}

const optionMention = (uri: string, at: Mention["at"], folder: string): Mention => ({ subject: { sort: "file", uri, name: "" }, at, path: { folder, without: ".yaml" } });
