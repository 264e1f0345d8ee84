import assert from "node:assert/strict";

import { checkDocument } from "../../server/core/engine/check.ts";
import { openDocument } from "../../server/core/kinds/open.ts";
import { rules } from "../../server/core/rules/index.ts";
import { defaultSettings } from "../../server/core/workspace/settings.ts";
import { filesOf } from "../../server/core/workspace/snapshot.ts";

const LETTERS = 300_000;
const MOST_SECONDS = 10;
/** A file that is nothing but noise has one fault, or a few. */
const MOST_FINDINGS = 6;

const filled = (piece: string, head = ""): string => head + piece.repeat(Math.ceil(LETTERS / piece.length));

/** What a program that went wrong, or a hand on the keyboard, leaves in files that a person would never write so. */
const shapes: readonly (readonly [path: string, text: string])[] = [
  ["pyproject.toml", filled("[[tool.a]]\n")],
  ["pyproject.toml", filled("a.", "[tool]\n")],
  ["pyproject.toml", filled("[", "a = ")],
  ["pyproject.toml", filled(" \n")],
  ["config.pbtxt", filled("a <")],
  ["config.pbtxt", filled("a { b [ {")],
  ["config.pbtxt", filled("\t ")],
  ["Modelfile", filled("{{", 'FROM a\nTEMPLATE """')],
  ["Dockerfile", filled("$(", "FROM a\nRUN ")],
  ["Dockerfile", filled("a && ", "FROM a\nRUN ")],
  ["adapter_config.json", filled('{"a":[')],
  ["langgraph.json", filled('"')],
  ["requirements.txt", filled("a @ ")],
  ["a.prompty", filled("{% if a %}", "---\nname: a\n---\nsystem:\n")],
];
const everywhere = ["\0", "\ud800", "\r\n", "\ufeff", "\u0007\u00ff\u0003"].flatMap((piece) => [...new Set(shapes.map(([path]) => path))].map((path) => [path, filled(piece)] as const));

describe("long files of odd shapes", () => {
  for (const [path, text] of [...shapes, ...everywhere]) {
    it(`${path} of ${JSON.stringify(text.slice(0, 24))} is judged in time, without a crash and without a flood`, () => {
      const document = openDocument(`file:///workspace/${path}`, text, defaultSettings);
      const before = performance.now();
      const { crashes, findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
      assert.deepEqual(crashes, []);
      assert.ok(findings.length <= MOST_FINDINGS, `${findings.length} findings`);
      assert.ok(performance.now() - before < MOST_SECONDS * 1000);
    });
  }
});
