import { defineRule, type Finding } from "../../engine/rule.ts";
import { argumentOf, callsOf } from "../../facts/python/calls.ts";
import { nameOfYaml, yamlFilesIn } from "../../facts/config/neighbours.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const hydraConfigMissing = defineRule({
  id: "hydra-config-missing",
  summary: "A program or a defaults list names a config that does not exist",
  severity: "error",
  languages: ["yaml", "python"],
  kinds: ["hydra", "python"],
  references: ["https://hydra.cc/docs/tutorials/basic/your_first_app/config_file/"],
  fix: "suggested",

  *check(document, snapshot) {
    if (document.language === "python") yield* inProgram(document, snapshot);
    else yield* inDefaults(document, snapshot);
  },
});

/** `- base`, a config beside this one, and `override /model: net`, an option of a group further up. A slip is sure; what no file is like may be registered in Python. */
function* inDefaults(document: Document, snapshot: Snapshot): Generator<Finding> {
  for (const item of itemsAt(rootOf(document), "defaults")) {
    if (item.type === "scalar" && /^[\w-]+$/.test(item.text) && item.text !== "_self_") yield* missing(item.text, item.span, folderOf(document.uri), document, snapshot);
    const [entry] = item.type === "mapping" ? item.entries : [];
    const [, group] = /^(?:override )?\/([\w/-]+)(?:@[\w.-]*)?$/.exec(entry?.key.text ?? "") ?? [];
    const folder = group === undefined ? undefined : findFromHere(document.uri, group, snapshot);
    for (const option of entry && folder?.state === "found" ? scalarsOf(entry.value) : []) {
      if (folder?.state === "found" && /^[\w-]+$/.test(option.text)) yield* missing(option.text, option.span, folder.uri, document, snapshot);
    }
  }
}

/** `@hydra.main(config_path="conf", config_name="config")`. */
function* inProgram(document: Document, snapshot: Snapshot): Generator<Finding> {
  if (!document.text.includes("hydra.main")) return;
  for (const call of callsOf(document)) {
    const path = call.name === "hydra.main" ? argumentOf(call, "config_path", 0) : undefined;
    const name = argumentOf(call, "config_name", 1);
    if (path?.type === "text" && name?.type === "text" && !path.value.includes(":")) yield* missing(name.value, { start: name.start + 1, end: name.end - 1 }, resolvePath(folderOf(document.uri), path.value), document, snapshot);
  }
}

function* missing(name: string, at: Span, folder: string, document: Document, snapshot: Snapshot): Generator<Finding> {
  const configs = yamlFilesIn(folder, snapshot).filter((uri) => uri !== document.uri).map(nameOfYaml);
  const wanted = name.replace(/\.ya?ml$/, "");
  const meant = configs.includes(wanted) ? undefined : nearest(wanted, configs);
  if (meant === undefined || document.text.slice(at.start, at.end) !== name) return;
  yield { at, message: `There is no config \`${wanted}\` in \`${baseName(folder)}\`, so Hydra stops. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
}
