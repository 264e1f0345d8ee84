import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const copiedFileMissing = defineRule({
  id: "copied-file-missing",
  summary: "A file that is copied is not there, or is nearly called like one that is",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/dockerfile/#copy"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const there = (path: string): boolean => snapshot.files.exists(resolvePath(folder, path)) || snapshot.files.list(resolvePath(folder, path)).length > 0;
    const copies = dockerfileOf(document).stages.flatMap(({ instructions }) => instructions).filter(({ keyword, flags }) => (keyword === "COPY" || keyword === "ADD") && !flags.some(({ name }) => name === "from"));
    const sources = copies.flatMap(({ json, words }) => (json ?? words).slice(0, -1).map(({ text }) => text.replace(/^["']|["']$/g, "").replace(/\/$/, ""))).filter((path) => PATH.test(path) && path !== ".");
    for (const { keyword, flags, words, json } of dockerfileOf(document).stages.flatMap(({ instructions }) => instructions)) {
      if ((keyword !== "COPY" && keyword !== "ADD") || flags.some(({ name }) => name === "from")) continue;
      for (const source of (json ?? words).slice(0, -1)) {
        const path = source.text.replace(/^["']|["']$/g, "").replace(/\/$/, "");
        if (!PATH.test(path)) continue;
        const uri = resolvePath(folder, path);
        if (snapshot.files.exists(uri) || snapshot.files.list(uri).length > 0) continue;
        const beside = snapshot.files.list(folderOf(uri)).map((other) => baseName(other.replace(/\/$/, "")));
        const meant = beside.includes(baseName(document.uri)) || path.includes("/") ? nearest(baseName(uri), beside, 1) : undefined;
        const other = snapshot.files.list(folder).find((beside) => beside.endsWith("/") && !sources.includes(baseName(beside.slice(0, -1))) && snapshot.files.list(beside.slice(0, -1)).some((inner) => inner.endsWith(".py")));
        if (meant === undefined && isOnlyOneMissing(path, sources, other === undefined || path.includes(".") ? 2 : 1, (one) => !there(one))) yield { at: source.span, message: `\`${path}\` is not beside this Dockerfile, where the other files are that it copies: the build stops here.` };
        if (meant !== undefined) yield { at: source.span, message: `\`${path}\` is not beside this Dockerfile, so the build stops where it is copied. Did you mean \`${meant}\`?` };
      }
    }
  },
});

const PATH = /^(?:\.\/)?[\w.-]+(?:\/[\w.-]+)*$/;

/** What is made by a build, or kept out of the repository. */
const MADE = /(?:^|\/)(?:dist|build|target|node_modules|out|bin|models?|weights|data|datasets?|artifacts|wheels|mlruns|checkpoints|certs?|secrets?)(?:\/|$)|\.(?:whl|jar|zip|gz|tar|pkl|joblib|pt|pth|onnx|bin|h5|so|deb|key|pem|env|db)$|(?:^|\/)\.env/;

/** The only one of several that is missing, and a file that a repository would hold. */
function isOnlyOneMissing(path: string, sources: readonly string[], least: number, isMissing: (path: string) => boolean): boolean {
  const others = [...new Set(sources)].filter((one) => one !== path);
  return !MADE.test(path) && others.filter((one) => !isMissing(one)).length >= least && others.every((one) => !isMissing(one));
}
