import assert from "node:assert/strict";

import { moduleOf } from "../../../../server/core/syntax/python/module.ts";
import type { Node } from "../../../../server/core/syntax/python/tree.ts";
import { nodesOf, walk } from "../../../../server/core/syntax/python/walk.ts";
import { defaultSettings, openDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

describe("walking a tree", () => {
  const visited = (nodes: readonly Node[], closed: string): readonly string[] => {
    const types: string[] = [];
    walk(nodes, (node) => {
      types.push(node.type);
      return node.type !== closed;
    });
    return types;
  };

  it("meets the same nodes each time, though it goes through a list from the second time on", () => {
    const nodes = moduleOf(openDocument("file:///a.py", "def f(a):\n    return g(a, [b, c])\n".repeat(30), defaultSettings)).body;
    for (const closed of ["none", "list", "call", "function"]) {
      const once = visited([...nodes], closed);
      assert.deepEqual([visited(nodes, closed), visited(nodes, closed), visited(nodes, closed)], [once, once, once]);
    }
    assert.equal(visited(nodes, "function").length, 30);
  });

  it("gives the nodes of one type in the order in which a walk meets them", () => {
    const nodes = moduleOf(openDocument("file:///a.py", "@d(1)\ndef f(a=g(2)):\n    return h(i(3), [j(4)])(5)\n", defaultSettings)).body;
    const met: Node[] = [];
    walk(nodes, (node) => {
      if (node.type === "call") met.push(node);
      return true;
    });
    assert.equal(met.length, 6);
    assert.deepEqual(nodesOf(nodes, "call"), met);
    assert.deepEqual(nodesOf(nodes, "lambda"), []);
  });
});
