import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";

import { defaultSettings, filesOf, kinds, openDocument, type Document } from "../../../../server/core/index.ts";
import { keyAt, shapesAt } from "../../../../server/core/kinds/schema/locate.ts";
import { walk } from "../../../../server/core/syntax/data/access.ts";
import type { Entry, Node, Path } from "../../../../server/core/syntax/data/node.ts";
import { soundRoots } from "../../../../server/core/syntax/data/read.ts";
import { samplesOf } from "../../../harness/page.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** Every file of every rule's page: of each kind there are some that are sound and some with faults. */
const samples = globSync("server/core/rules/*/*.md").flatMap((page) => samplesOf(readFileSync(page, "utf8"))).flatMap(({ files }) => files.map(({ document }) => document));

/** Kinds that no page shows. */
const MORE: Readonly<Record<string, string>> = {
  "dvc.lock": "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps:\n    - path: train.py\n      hash: md5\n      md5: aa\n      size: 3\n    params:\n      params.yaml:\n        seed: 1\n    outs:\n    - path: model.pkl\n      md5: bb\n",
  "dataset_info.json": '{ "mine": { "file_name": "a.json", "formatting": "sharegpt", "ranking": true, "columns": { "messages": "turns" }, "tags": { "role_tag": "from" } } }',
};
const documents = [...samples, ...Object.entries(MORE).map(([name, text]) => openDocument(`file:///workspace/${name}`, text, defaultSettings))];

describe("completion in every position", () => {
  before(installParsers);

  for (const kind of kinds) {
    const { schema } = kind;
    if (!schema || !["yaml", "json", "pbtxt", "prompty", "markdown"].includes(kind.language)) continue;
    it(`offers each key and value of ${kind.id} where it was cut out`, () => {
      const missed: string[] = [];
      let asked = 0;
      for (const document of documents.filter((one) => one.kind === kind.id)) {
        const [root] = soundRoots(document, kind.dialect);
        const twice = new Set((root ? walk(root) : []).flatMap(({ node }) => (node.type === "mapping" ? node.duplicates : [])).map(({ key }) => key.text));
        for (const { entry, path } of root ? walk(root) : []) {
          if (!root || !entry || twice.has(entry.key.text) || !keyAt(root, schema, path)) continue;
          asked++;
          if (!offered(document, withoutEntry(document, entry)).includes(entry.key.text)) missed.push(`${entry.key.text} in\n${document.text}`);
          const values = valuesAt(root, path, entry);
          if (entry.value.type === "scalar" && values.includes(entry.value.text) && !offered(document, withoutValue(document, entry)).includes(entry.value.text)) missed.push(`${entry.key.text}: ${entry.value.text} in\n${document.text}`);
        }
      }
      assert.ok(asked > 0, `no rule page has a file of ${kind.id}`);
      assert.deepEqual(missed.slice(0, 3), [], `${missed.length} of ${asked}`);
    });
    function valuesAt(root: Node, path: Path, { value }: Entry): readonly string[] {
      const shapes = schema && value.type === "scalar" ? shapesAt(root, schema, path) : [];
      return shapes.flatMap((shape) => ("values" in shape ? (shape.values ?? []).map(String) : []));
    }
  }
});

interface Cut {
  readonly text: string;
  readonly offset: number;
}

function offered({ uri, kind }: Document, { text, offset }: Cut): readonly string[] {
  // What gave the file away may be what was cut out.
  const document = openDocument(uri, text, { ...defaultSettings, kinds: { "**": kind } });
  const snapshot = { files: filesOf([document]), settings: defaultSettings };
  const features = kinds.find(({ id }) => id === kind)?.features;
  return (features?.complete?.(document, offset, snapshot) ?? []).map(({ label }) => label);
}

/** As it stands before a person writes the key. */
function withoutEntry({ text }: Document, { key, value }: Entry): Cut {
  // A node's span may reach over the blanks behind it.
  const end = key.span.start + text.slice(key.span.start, Math.max(key.span.end, value.span.end)).trimEnd().length;
  return { text: text.slice(0, key.span.start) + text.slice(end), offset: key.span.start };
}

/** As it stands when the key is written. */
function withoutValue({ text }: Document, { value }: Entry): Cut {
  return { text: text.slice(0, value.span.start) + text.slice(value.span.start + text.slice(value.span.start, value.span.end).trimEnd().length), offset: value.span.start };
}
