import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

import { checkDocument, defaultSettings, kinds, openDocument, rules, type Document } from "../../../server/core/index.ts";
import type { Node } from "../../../server/core/syntax/data/node.ts";
import { readData } from "../../../server/core/syntax/data/read.ts";
import { applyEdits } from "../../../server/core/text/edits.ts";
import { samplesOf, snapshotOf } from "../../harness/page.ts";

const KINDS = new Set(["trainer", "llamafactory", "axolotl", "accelerate", "peft-adapter"]);
/** About spellings that only one of the two has, or only one reader of the two minds. */
const ONE_FORM = new Set(["trainer-number-is-string", "trainer-quoted-value", "peft-type-missing"]);

describe("settings that people write as JSON", () => {
  for (const page of globSync("server/core/rules/{trainer,llamafactory,axolotl,accelerate,peft}/*.md")) {
    const id = /([\w-]+)\.md$/.exec(page)?.[1] ?? "";
    if (ONE_FORM.has(id)) continue;
    const samples = samplesOf(readFileSync(page, "utf8")).filter(({ files }) => files.some(({ marks, document }) => marks.length > 0 && KINDS.has(document.kind)));
    for (const { title, files } of samples) {
      it(`${id}, ${title}: is found in the other form as well`, () => {
        const documents = files.map(({ document }) => (KINDS.has(document.kind) ? otherForm(document) : document));
        for (const [index, { marks, document }] of files.entries()) {
          const other = documents[index] ?? document;
          assert.equal(other.kind, document.kind, other.text);
          const { findings } = checkDocument(other, snapshotOf(documents), rules);
          const found = findings.map(({ rule }) => rule.id);
          for (const expected of marks.map((mark) => mark.replace(/^.* /, ""))) assert.ok(found.includes(expected), `${expected} is not among ${found.join(", ")} in\n${other.text}`);
          for (const { edits } of findings.flatMap(({ fixes = [] }) => fixes)) {
            const text = applyEdits(other.text, edits);
            assert.deepEqual(readData({ ...other, text })?.problems, [], text);
          }
        }
      });
    }
  }
});

/** The same settings under a name that says nothing, so that their content must give the kind away. JSON is YAML, but written otherwise. */
function otherForm(document: Document): Document {
  const text = JSON.stringify(valueOf(readData(document, kinds.find(({ id }) => id === document.kind)?.dialect)?.roots[0]), null, 2);
  const isJson = document.uri.endsWith(".json");
  const uri = isJson ? document.uri.replace(/\.json$/, ".yaml") : document.uri.replace(/\.ya?ml$/, ".json");
  return openDocument(uri, isJson ? text.replace(/^\{|\}$/g, "").replaceAll(/,?\n {2}(?=")/g, "\n").replaceAll(/^"(\w+)":/gm, "$1:") : text, { ...defaultSettings, kinds: isJson ? { "**": document.kind } : {} });
}

function valueOf(node: Node | undefined): unknown {
  if (node?.type === "mapping") return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, valueOf(value)]));
  return node?.type === "sequence" ? node.items.map(valueOf) : node?.value;
}
