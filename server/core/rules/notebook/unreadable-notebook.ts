import { defineRule } from "../../engine/rule.ts";
import { readIpynb } from "../../syntax/notebook/ipynb.ts";

export const unreadableNotebook = defineRule({
  id: "unreadable-notebook",
  summary: "A notebook file cannot be read",
  severity: "error",
  languages: ["json"],
  kinds: ["notebook"],
  references: ["https://nbformat.readthedocs.io/en/latest/format_description.html"],
  fix: "none",

  *check(document) {
    const notebook = readIpynb(document.uri, document.text);
    if (notebook.state === "read") return;
    yield { at: notebook.at, message: `This notebook cannot be opened: ${notebook.reason}. Restore it from version control or repair the JSON here.` };
  },
});
