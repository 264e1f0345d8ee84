import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const croissantPropertyMissing = defineRule({
  id: "croissant-property-missing",
  summary: "A file is described without its address, its media type or its pattern",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const form = scalarAt(root, "conformsTo");
    if (form?.text.includes("croissant") && !isSet(root, "name") && !isSet(root, "sc:name") && !isSet(root, "schema:name")) yield { at: form.span, message: "The data set has no `name`, so `mlcroissant` refuses the description. Add it.", related: roomIn(document.text, root?.span) };
    for (const item of itemsAt(root, "distribution")) {
      const type = scalarAt(item, "@type");
      const needed = NEEDED.find(({ ending }) => type?.text.endsWith(ending));
      const missing = needed?.names.filter((name) => !isSet(item, name) && !(name === "contentUrl" && (isSet(item, "containedIn") || isSet(item, "url")))) ?? [];
      if (!type || missing.length === 0) continue;
      yield { at: type.span, related: [{ at: item.span, message: "This is all that is said of it." }], message: `This ${needed?.ending === "FileSet" ? "set of files" : "file"} has no ${missing.map((name) => `\`${name}\``).join(" and no ")}, so \`mlcroissant\` refuses the description. Add ${missing.length > 1 ? "them" : "it"}.` };
    }
  },
});

const NEEDED: readonly { readonly ending: string; readonly names: readonly string[] }[] = [
  { ending: "FileObject", names: ["contentUrl", "encodingFormat"] },
  { ending: "FileSet", names: ["includes", "encodingFormat"] },
];
