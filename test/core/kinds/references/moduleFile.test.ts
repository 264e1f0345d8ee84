import assert from "node:assert/strict";

import { definitionsAt, mentionsIn } from "../../../../server/core/index.ts";
import { workspaceAt, type WorkspaceAt } from "../../../harness/cursor.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** Where a class that a config names by `_target_` is found among modules that define it. */
const definedIn = (target: string, ...files: readonly string[]): readonly string[] => {
  const { document, offset, snapshot } = workspaceAt({ "project/conf/config.yaml": `defaults: [_self_]\nmodel:\n  _target_: ${target.replace(/(\w+)$/, "‸$1")}\n`, ...Object.fromEntries(files.map((path) => [path, "class Net: ...\n"])) });
  return definitionsAt(document, offset, snapshot).map(({ uri }) => uri.replace("file:///workspace/", ""));
};

function questions({ document, snapshot }: WorkspaceAt): number {
  let asked = 0;
  const exists = (uri: string): boolean => {
    asked++;
    return snapshot.files.exists(uri);
  };
  mentionsIn(document, { ...snapshot, files: { ...snapshot.files, exists } });
  return asked;
}

describe("the files of modules that a config names", () => {
  before(installParsers);

  for (const path of ["project/shop/nets.py", "project/shop/nets/__init__.py", "project/src/shop/nets.py", "project/src/shop/nets/__init__.py", "project/conf/shop/nets.py", "shop/nets.py"]) {
    it(`is ${path}`, () => assert.deepEqual(definedIn("shop.nets.Net", path), [path]));
  }
  it("is a module without a package", () => assert.deepEqual(definedIn("nets.Net", "project/nets.py"), ["project/nets.py"]));
  it("is the nearest of several", () => assert.deepEqual(definedIn("shop.nets.Net", "shop/nets.py", "project/shop/nets.py"), ["project/shop/nets.py"]));
  it("goes on above a package that lacks the module", () => assert.deepEqual(definedIn("shop.nets.Net", "project/shop/other.py", "shop/nets.py"), ["shop/nets.py"]));
  it("is none of an installed package", () => assert.deepEqual(definedIn("torch.nn.Linear", "project/shop/nets.py"), []));

  it("asks the disk no more for a thousand modules of an installed package than for one", () => {
    const config = (count: number): WorkspaceAt => workspaceAt({ "project/conf/config.yaml": `defaults: [_self_]\n${Array.from({ length: count }, (_, id) => `model_${id}: {_target_: lib.part${id}.Net}\n`).join("")}‸` });
    assert.equal(questions(config(1000)), questions(config(1)));
  });
});
