import assert from "node:assert/strict";

import { lineageView } from "../../../server/core/index.ts";

type Graph = Parameters<typeof lineageView>[0];
type Finding = Parameters<typeof lineageView>[1][number];

const node = (id: string, kind: Graph["nodes"][number]["kind"], start: number): Graph["nodes"][number] => ({ id, kind, verb: "Fit", title: id, details: [], place: "line 1", at: { start, end: start + 10 } });
const edge = (from: string, to: string): Graph["edges"][number] => ({ from, to, carries: "rows" });

/** A scaler before the split, a model and its score, and a second score that nothing leads to. */
const GRAPH: Graph = {
  nodes: [node("source", "source", 0), node("scaler", "fit", 20), node("split", "split", 40), node("model", "fit", 60), node("score", "evaluation", 80), node("other", "evaluation", 100)],
  edges: [edge("source", "scaler"), edge("scaler", "split"), edge("split", "model"), edge("model", "score"), edge("split", "score"), edge("source", "other")],
  complete: true,
};
const FINDING: Finding = { rule: "fit-before-split", severity: "info", at: { start: 20, end: 26 }, message: "It has seen the test rows.", leakage: { type: "preprocessing", fit: { start: 60, end: 70 }, evaluate: { start: 80, end: 90 } } };

const leaking = (findings: readonly Finding[]): readonly string[] => lineageView(GRAPH, findings).view.edges.filter(({ leaks }) => leaks).map(({ from, to }) => `${from}>${to}`);

describe("lineageView", () => {
  it("puts a finding on the node that it touches and marks the way to what it spoils", () => {
    const { view, places } = lineageView(GRAPH, [FINDING]);
    assert.deepEqual(view.nodes.filter(({ leaks }) => leaks.length > 0).map(({ id, leaks }) => [id, leaks[0]?.rule, leaks[0]?.kind]), [["scaler", "fit-before-split", "leak"]]);
    assert.deepEqual(leaking([FINDING]), ["scaler>split", "split>model", "model>score", "split>score"]);
    assert.deepEqual(places.get("scaler"), { start: 20, end: 30 });
    assert.deepEqual(places.get("leak 0"), FINDING.at);
  });

  it("says the same words once, and still marks every way", () => {
    const second: Finding = { ...FINDING, leakage: { type: "preprocessing", evaluate: { start: 100, end: 110 } } };
    assert.equal(lineageView(GRAPH, [FINDING, second]).view.nodes[1]?.leaks.length, 1);
  });

  it("falls back to the fit that the finding names, then to a list beside the graph", () => {
    const away: Finding = { ...FINDING, at: { start: 200, end: 210 } };
    assert.equal(lineageView(GRAPH, [away]).view.nodes.find(({ id }) => id === "model")?.leaks.length, 1);
    const { leakage, ...bare } = away;
    assert.ok(leakage);
    assert.deepEqual(lineageView(GRAPH, [bare]).view.elsewhere.map(({ rule }) => rule), ["fit-before-split"]);
    assert.deepEqual(leaking([bare]), []);
  });

  it("calls a hint a note", () => assert.equal(lineageView(GRAPH, [{ ...FINDING, severity: "hint" }]).view.nodes[1]?.leaks[0]?.kind, "note"));
});
