import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const trussSecretsUndefined = defineRule({
  id: "truss-secrets-undefined",
  summary: "The model reads a secret that the config does not name",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const model = snapshot.files.read(resolvePath(folderOf(document.uri), `${stringAt(root, "model_module_dir") ?? "model"}/${stringAt(root, "model_class_filename") ?? "model.py"}`));
    const at = entryOf(root, "secrets")?.key.span ?? entriesAt(root)[0]?.key.span;
    if (!model || !at) return;
    const named = new Set(entriesAt(root, "secrets").map(({ key }) => key.text));
    const read = new Set([...model.text.matchAll(/\b_?secrets["']?\]?\[\s*["']([\w-]+)["']\s*\]/g)].map(([, name = ""]) => name));
    for (const name of read) {
      if (!named.has(name)) yield { at, message: `The model reads the secret \`${name}\`, which \`secrets\` does not name, so it is not there when the model runs. Add \`${name}: null\`; its value is kept by Baseten.` };
    }
  },
});
