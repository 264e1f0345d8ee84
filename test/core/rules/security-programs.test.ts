/** Whole small programs, one per block of the pages in security-programs/: what the lines that end in `# ! rule` say must be found, and nothing else. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { checkDocument, defaultSettings, documentLines, filesOf, openDocument, rules } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

const security = rules.filter(({ group }) => group === "security");
const MARK = / {2}(?:#|\/\/) ! ([\w-]+)$/;

interface Program {
  readonly name: string;
  /** Texts by path; the first is the one that is checked, with its marks still in it. */
  readonly files: readonly (readonly [path: string, text: string])[];
}

/** A block's fence may name its file: ```python helpers/run.py. */
function programsOf(page: string): readonly Program[] {
  const text = readFileSync(new URL(`security-programs/${page}.md`, import.meta.url), "utf8");
  return text.split(/^## /m).slice(1).map((section) => {
    const blocks = [...section.matchAll(/^```\w+ ?(\S*)\n([^]*?)^```/gm)].map(([, path = "", body = ""]) => [path === "" ? "program.py" : path, body] as const);
    return { name: section.split("\n", 1)[0] ?? "", files: blocks };
  });
}

function check({ files }: Program): void {
  const documents = files.map(([path, text]) => openDocument(`file:///workspace/${path}`, text.replaceAll(new RegExp(MARK, "gm"), ""), defaultSettings));
  const snapshot = { files: filesOf(documents), settings: defaultSettings };
  for (const [index, document] of documents.entries()) {
    const { findings, crashes } = checkDocument(document, snapshot, security);
    assert.deepEqual(crashes, []);
    const expected = (files[index]?.[1] ?? "").split("\n").flatMap((line, at) => (MARK.exec(line)?.[1] === undefined ? [] : [`${at + 1} ${MARK.exec(line)?.[1] ?? ""}`]));
    const found = findings.map(({ at, rule }) => `${documentLines(document).position(at.start).line + 1} ${rule.id}`);
    assert.deepEqual([...new Set(found)], expected);
  }
}

before(installParsers);

for (const page of ["injection", "loading", "serving", "harmless", "services"]) {
  describe(`security programs: ${page}`, () => {
    for (const program of programsOf(page)) it(program.name, () => { check(program); });
  });
}
