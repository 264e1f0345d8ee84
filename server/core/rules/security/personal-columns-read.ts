import { defineRule } from "../../engine/rule.ts";
import { personalColumn } from "../../facts/personal/columns.ts";
import { argumentOf, callsOf, textValue } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const personalColumnsRead = defineRule({
  id: "personal-columns-read",
  summary: "A data set names persons",
  severity: "info",
  languages: ["python"],
  cwe: ["CWE-359"],
  owasp: ["LLM02:2025"],
  references: ["https://gdpr-info.eu/art-5-gdpr/"],
  fix: "none",

  *check(document, snapshot) {
    for (const call of callsOf(document)) {
      const path = /^(?:pandas|polars|dask\.dataframe)\.(?:read_csv|read_table|scan_csv)$/.test(call.name) ? textValue(argumentOf(call, "filepath_or_buffer", 0) ?? argumentOf(call, "source")) : undefined;
      if (path === undefined || keywordOf(call, "usecols") || keywordOf(call, "columns")) continue;
      const file = /^\w+:\/\//.test(path) ? undefined : snapshot.files.read(resolvePath(folderOf(document.uri), path));
      const columns = (file?.text.split(/\r?\n/, 1)[0] ?? "").split(/[,;\t|]/).map((name) => name.trim().replace(/^["']|["']$/g, ""));
      const personal = columns.flatMap((name): readonly string[] => (personalColumn(name) === undefined ? [] : [`\`${name}\` (${personalColumn(name) ?? ""})`]));
      if (personal.length === 0) continue;
      yield { at: call.callee, message: `\`${path}\` holds ${personal.slice(0, 5).join(", ")}. A model rarely needs to know who somebody is, and what it has seen it may repeat. Read only what it needs: \`usecols=[…]\`.` };
    }
  },
});
