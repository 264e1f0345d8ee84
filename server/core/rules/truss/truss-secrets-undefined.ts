import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
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
    const entry = entryOf(root, "secrets");
    const at = entry?.key.span ?? entriesAt(root)[0]?.key.span;
    if (!model || !at) return;
    const named = entriesAt(root, "secrets").map(({ key }) => key);
    const read = new Set([...model.text.matchAll(/\b_?secrets["']?\]?\[\s*["']([\w-]+)["']\s*\]/g)].map(([, name = ""]) => name));
    const missing = [...read].filter((name) => named.every(({ text }) => text !== name));
    // A name that the model never asks for is probably the misspelt one.
    const spare = named.filter(({ text }) => !read.has(text));
    for (const name of missing) {
      const [meant, ...others] = missing.length === 1 ? spare : [];
      const wrong = meant && others.length === 0 ? meant : spare.find(({ text }) => nearest(name, [text]) !== undefined);
      yield {
        at: wrong?.span ?? at,
        message: `The model reads the secret \`${name}\`, which \`secrets\` does not name, so it is not there when the model runs. ${wrong ? `Is \`${wrong.text}\` the one that was meant? Give both the same name.` : `Add \`${name}: null\`; its value is kept by Baseten.`}`,
      };
    }
  },
});
