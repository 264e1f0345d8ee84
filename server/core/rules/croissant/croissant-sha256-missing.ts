import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const croissantSha256Missing = defineRule({
  id: "croissant-sha256-missing",
  summary: "A file is described without its checksum",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    // What keeps changing has no checksum.
    if (/^true$/i.test(scalarAt(root, "isLiveDataset")?.text ?? "")) return;
    for (const file of itemsAt(root, "distribution")) {
      const type = scalarAt(file, "@type");
      if (!type || !type.text.endsWith("FileObject") || ["sha256", "md5", "containedIn"].some((name) => isSet(file, name))) continue;
      yield { at: type.span, related: [{ at: file.span, message: "This is all that is said of it." }], message: "This file has no `sha256`, so nobody can tell whether the download is what was described. Add it." };
    }
  },
});
