import assert from "node:assert/strict";

import { collector, drift, driftHtml, driftMarkdown, driftSarif, driftText, type DriftReport } from "../../../server/core/index.ts";

function table(name: string, shift: number): Parameters<typeof drift>[0] {
  const rows = collector(["amount"]);
  for (let row = 0; row < 300; row += 1) rows.add([String(((row * 0.618034) % 1) + shift)]);
  return rows.table(name, []);
}

/** As an engine gives it: the distance lies between bounds, and it is said who counted. */
function bounded(): DriftReport {
  const report = drift(table("a", 0), table("b", 0.4));
  const columns = report.columns.map((column) => ({ ...column, computed: "Counted by ClickHouse; the KS distance is a lower bound.", effects: column.effects.map((effect) => ({ ...effect, range: [effect.value, 0.5] as const })) }));
  return { ...report, columns };
}

describe("reports of drift", () => {
  it("name what is approximate beside the number", () => {
    const report = bounded();
    assert.match(driftMarkdown(report), /\| ks \| 0\.407 to 0\.5 \|/);
    assert.match(driftText(report, (_, text) => text), /0\.407 to 0\.5/);
    assert.match(driftHtml(report), /<td>0\.407 to 0\.5<\/td>.*Counted by ClickHouse; the KS distance is a lower bound\./);
    assert.match(driftSarif(report, { root: "file:///w", current: "file:///w/b.csv", version: "1" }), /Counted by ClickHouse/);
    assert.doesNotMatch(driftMarkdown(drift(table("a", 0), table("b", 0.4))), /0\.407 to/);
  });

  it("say in the page how large a change is beside chance, and why this test", () => {
    assert.match(driftHtml(drift(table("a", 0), table("b", 0.4))), /KS distance 0\.4067, by chance 0\.\d+, large from 0\.1\..*This column holds numbers\./);
  });
});
