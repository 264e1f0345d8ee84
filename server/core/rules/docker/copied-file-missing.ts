import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const copiedFileMissing = defineRule({
  id: "copied-file-missing",
  summary: "A file that is copied is nearly called like one that is there",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/dockerfile/#copy"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    for (const { keyword, flags, words, json } of dockerfileOf(document).stages.flatMap(({ instructions }) => instructions)) {
      if ((keyword !== "COPY" && keyword !== "ADD") || flags.some(({ name }) => name === "from")) continue;
      for (const source of (json ?? words).slice(0, -1)) {
        const path = source.text.replace(/^["']|["']$/g, "").replace(/\/$/, "");
        if (!/^(?:\.\/)?[\w.-]+(?:\/[\w.-]+)*$/.test(path)) continue;
        const uri = resolvePath(folder, path);
        if (snapshot.files.exists(uri) || snapshot.files.list(uri).length > 0) continue;
        const beside = snapshot.files.list(folderOf(uri)).map((other) => baseName(other.replace(/\/$/, "")));
        const meant = beside.includes(baseName(document.uri)) || path.includes("/") ? nearest(baseName(uri), beside, 1) : undefined;
        if (meant !== undefined) yield { at: source.span, message: `\`${path}\` is not beside this Dockerfile, so the build stops where it is copied. Did you mean \`${meant}\`?` };
      }
    }
  },
});
