import { defineRule, type Finding } from "../../engine/rule.ts";
import { broughtBefore, nameOf, type Brought } from "../../facts/docker/brought.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import { chainOf, effective, finalStage } from "../../facts/docker/stages.ts";
import { dockerfileOf, type Word } from "../../syntax/dockerfile/dockerfile.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const fileNotBrought = defineRule({
  id: "file-not-brought",
  summary: "A command reads or starts a file that no COPY has brought",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/dockerfile/#copy"],
  fix: "none",

  *check(document, snapshot) {
    const file = dockerfileOf(document);
    for (const { command, arguments: words } of pythonInstalls(document)) {
      for (const [index, word] of words.entries()) {
        const read = /^(?:-r|--requirement|-c|--constraint)$/.test(word.text) ? words[index + 1] : undefined;
        if (read && isOwn(read.text)) yield* lost(read, broughtBefore(file, command.stage, command.run, read.text), "it is read here, and the build stops");
      }
    }
    const last = finalStage(file);
    const chain = last ? chainOf(file, last) : [];
    const [entry, command] = [effective(chain, "ENTRYPOINT"), effective(chain, "CMD")];
    // What follows an entry point is for it to read.
    for (const words of last ? [entry?.json, entry ? undefined : command?.json] : []) {
      const started = words && scriptIn(words);
      if (started) yield* slipInFolder(started, folderOf(document.uri), snapshot);
      if (started && last && isOwn(started.text)) yield* lost(started, broughtBefore(file, last, undefined, started.text), "the container stops as soon as it starts");
    }
    const ran = entry?.json?.at(-1);
    const next = command?.json && ran && /(?:^|\/)[\w-]*entry[\w-]*\.sh$/.test(ran.text) ? scriptIn(command.json) : undefined;
    if (next && last && isOwn(next.text)) yield* lost(next, broughtBefore(file, last, undefined, next.text), "the container stops as soon as it starts");
  },
});

/** A file of the project: relative, with an ending that is one of a program or list. */
const isOwn = (path: string): boolean => /^(?:\.\/)?[\w-][\w./-]*\.(?:py|sh|txt|in)$/.test(path);

function scriptIn(words: readonly Word[]): Word | undefined {
  const [program, ...rest] = words;
  if (program?.text.startsWith("./")) return program;
  if (!program || !/^(?:.*\/)?(?:python[\d.]*|bash|sh|torchrun)$/.test(program.text)) return undefined;
  const script = rest.find(({ text }) => !/^-[uOB]$/.test(text));
  return script && !script.text.startsWith("-") ? script : undefined;
}

function* lost(word: Word, { names, by, open }: Brought, then: string): Generator<Finding> {
  const name = nameOf(word.text);
  // A file that is nearly called so was brought, whatever else there may be.
  const meant = names.has(name) ? undefined : nearest(name, [...names].filter((other) => other.includes(".")), 2);
  if (names.has(name) || (open && meant === undefined) || (open && !closeTo(name, meant))) return;
  const related = by.map(({ whole }) => ({ at: whole, message: "What is copied." }));
  yield { at: word.span, message: `No \`COPY\` above brings \`${word.text}\`: ${then}. ${meant === undefined ? "Copy it before." : `Did you mean \`${meant}\`?`}`, ...(related.length > 0 && { related: related.slice(-4) }) };
}

/** The folder is there and copied with its name, and holds a program that is nearly called so. */
function* slipInFolder(word: Word, folder: string, { files }: Snapshot): Generator<Finding> {
  const uri = resolvePath(folder, word.text);
  if (!isOwn(word.text) || !word.text.replace("./", "").includes("/") || files.exists(uri)) return;
  const meant = nearest(nameOf(word.text), files.list(folderOf(uri)).map(baseName), 2);
  if (meant?.endsWith(".py") === true) yield { at: word.span, message: `There is no \`${word.text}\` in this project, so the container stops as soon as it starts. Did you mean \`${meant}\`?` };
}

const closeTo = (name: string, meant: string | undefined): boolean => meant !== undefined && name.split(".").at(-1) === meant.split(".").at(-1) && nearest(name, [meant], 1) !== undefined;
