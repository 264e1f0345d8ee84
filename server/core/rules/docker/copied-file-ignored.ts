import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";
import { folderOf } from "../../workspace/uri.ts";
import picomatch from "picomatch";

export const copiedFileIgnored = defineRule({
  id: "copied-file-ignored",
  summary: "COPY names a file that .dockerignore leaves out",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/copy-ignored-file/"],
  elsewhere: ["CopyIgnoredFile"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const ignore = snapshot.files.read(`${document.uri}.dockerignore`) ?? snapshot.files.read(`${folder}/.dockerignore`);
    const patterns = (ignore?.text ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
    if (patterns.length === 0) return;
    for (const { keyword, words, json, flags } of instructionsOf(dockerfileOf(document))) {
      if (!["COPY", "ADD"].includes(keyword) || flags.some(({ name }) => name === "from")) continue;
      for (const source of (json ?? words).slice(0, -1)) {
        const path = source.text.replace(/^\.?\//, "").replace(/\/$/, "");
        if (path === "" || path === "." || /[*?$[\]]|^\w+:\/\/|^<</.test(path)) continue;
        const by = patterns.filter((pattern) => covers(pattern.replace(/^!/, ""), path)).at(-1);
        if (by !== undefined && !by.startsWith("!") && !patterns.some((pattern) => pattern.startsWith(`!${path}/`))) yield { at: source.span, message: `\`.dockerignore\` leaves \`${path}\` out by \`${by}\`, so the build stops here: "not found". Add \`!${path}\` behind that line.` };
      }
    }
  },
});

/** A pattern stands for a path and everything below it. */
function covers(pattern: string, path: string): boolean {
  const glob = pattern.replace(/^\//, "").replace(/\/$/, "");
  const matches = picomatch(glob, { dot: true });
  return path.split("/").some((_, index, parts) => matches(parts.slice(0, index + 1).join("/")));
}
