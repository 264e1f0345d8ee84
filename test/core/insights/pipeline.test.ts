import assert from "node:assert/strict";

import { pipelineView } from "../../../server/core/index.ts";

const node = (id: string, start = 0, uri = "file:///a") => ({ id, kind: "step" as const, verb: "Task", title: id, details: [], uri, at: { start, end: start + 1 }, extent: { start, end: start + 10 }, marks: [] });
const edge = (way: string) => ({ from: way.slice(0, 1), to: way.slice(1), carries: "order" as const });
const view = (ways: readonly string[], names: readonly string[] = ["a", "b", "c", "d"]) => pipelineView({ nodes: names.map((id) => node(id)), edges: ways.map(edge) }, "file:///a", [], () => "line 1").view;

describe("the pipeline's view", () => {
  it("orders nodes so that every edge leads onward", () => {
    assert.deepEqual(view(["dc", "cb", "ba"]).nodes.map(({ id }) => id), ["d", "c", "b", "a"]);
    assert.deepEqual(view([]).nodes.map(({ id }) => id), ["a", "b", "c", "d"]);
  });
  it("marks the edges of a circle, and the one that closes it", () => {
    const { edges } = view(["ab", "bc", "ca", "cd"]);
    assert.deepEqual(edges.map(({ from, to, circular, back }) => `${from}${to} ${circular} ${back}`), ["ab true false", "bc true false", "ca true true", "cd false false"]);
    assert.equal(view(["aa"]).edges[0]?.back, true);
  });
  it("puts a finding at the smallest node that it touches, others beside the graph, hints nowhere", () => {
    const outer = { ...node("outer"), extent: { start: 0, end: 50 } };
    const found = (start: number, severity: "error" | "warning" | "hint") => ({ at: { start, end: start + 1 }, message: `at ${start}`, severity, rule: "some-rule" });
    const placed = pipelineView({ nodes: [outer, node("inner", 20)], edges: [] }, "file:///a", [found(22, "error"), found(40, "warning"), found(80, "error"), found(3, "hint")], () => "line 1");
    assert.deepEqual(placed.view.nodes.map(({ id, marks }) => [id, marks.map(({ kind }) => kind)]), [["outer", ["note"]], ["inner", ["fault"]]]);
    assert.deepEqual(placed.view.elsewhere.map(({ message }) => message), ["at 80"]);
    assert.deepEqual(placed.places.get(placed.view.elsewhere[0]?.id ?? ""), { uri: "file:///a", at: { start: 80, end: 81 } });
  });
});
