import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { isSurelyMissing, liesInstead } from "../../facts/config/paths.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const modelfileAdapterFileMissing = defineRule({
  id: "modelfile-adapter-file-missing",
  summary: "The adapter or model file does not exist",
  severity: "warning",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document, snapshot) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      if ((name !== "ADAPTER" && name !== "FROM") || !/^\.{1,2}\/|\.(gguf|safetensors|bin)$/.test(value) || value.startsWith("/")) continue;
      const uri = resolvePath(folderOf(document.uri), value);
      const beside = foldersIn(folderOf(uri), snapshot).map(baseName);
      const nearFolder = !snapshot.files.exists(uri) && nearest(baseName(uri), beside, 2) !== undefined;
      const instead = snapshot.files.exists(uri) ? undefined : liesInstead(uri, document.uri, snapshot);
      if (instead !== undefined) yield { at: valueAt, message: `\`${value}\` does not exist. Did you mean \`./${instead}\`?` };
      else if (nearFolder || isSurelyMissing(uri, snapshot, document.uri)) yield { at: valueAt, message: `\`${value}\` does not exist beside this file, although others like it do. Correct the path.` };
    }
  },
});
