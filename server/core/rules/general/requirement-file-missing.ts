import { defineRule } from "../../engine/rule.ts";
import { isAlone, isSurelyMissing } from "../../facts/config/paths.ts";
import { fileOfLine } from "../../facts/project/requirementOptions.ts";
import { writtenRequirements } from "../../facts/project/writtenRequirements.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const requirementFileMissing = defineRule({
  id: "requirement-file-missing",
  summary: "A requirements file reads another one that is not there",
  severity: "error",
  languages: ["requirements"],
  kinds: ["requirements"],
  references: ["https://pip.pypa.io/en/stable/reference/requirements-file-format/"],
  fix: "suggested",

  *check(document, snapshot) {
    if (isAlone(document.uri, snapshot)) return;
    for (const { at, text } of writtenRequirements(document)) {
      const file = fileOfLine(text);
      const uri = file === undefined ? "" : resolvePath(folderOf(document.uri), file);
      if (file === undefined || snapshot.files.exists(uri)) continue;
      const beside = snapshot.files.list(folderOf(uri)).filter((other) => other !== document.uri && !other.endsWith("/")).map(baseName);
      const meant = nearest(baseName(uri), beside, 2);
      if (meant === undefined && !isSurelyMissing(uri, snapshot, document.uri)) continue;
      const start = at.start + text.lastIndexOf(file);
      const place = { start, end: start + file.length };
      const right = meant === undefined ? undefined : file.slice(0, file.length - baseName(uri).length) + meant;
      yield { at: place, message: `\`${file}\` is not there, so pip stops before it installs anything. ${right === undefined ? "Correct the path." : `Did you mean \`${right}\`?`}`, ...(right !== undefined && { fixes: [replaceWith(document.text, place, right)] }) };
    }
  },
});
