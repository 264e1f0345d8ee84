import { defineRule } from "../../engine/rule.ts";
import { closestKind, kindComment } from "../../kinds/kindComment.ts";
import { kinds } from "../../kinds/index.ts";

export const kindUnknown = defineRule({
  id: "kind-unknown",
  summary: "A comment says that the file is of a kind that does not exist",
  severity: "warning",
  languages: ["python", "yaml", "json", "jsonl", "toml", "dockerfile", "requirements", "text", "ini", "markdown", "pbtxt", "modelfile", "prompty"],
  references: ["https://code.visualstudio.com/docs/configure/settings"],
  fix: "suggested",

  *check(document) {
    const said = kindComment(document.text);
    if (!said || kinds.some(({ id }) => id === said.id)) return;
    const meant = closestKind(said.id);
    yield {
      at: said.at,
      message: `There is no kind of file called \`${said.id}\`, so the comment has no effect and the file is checked by its name and content. ${meant === undefined ? "The command Modelwright: Select Kind of File lists all kinds." : `Did you mean \`${meant}\`?`}`,
      ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: said.at, text: meant }] }] }),
    };
  },
});
