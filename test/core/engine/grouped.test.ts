import assert from "node:assert/strict";

import { groupedBySource } from "../../../server/core/index.ts";

interface Sample {
  readonly at: number;
  readonly message: string;
  readonly leakage?: object;
  readonly related?: readonly { readonly line: number }[];
}

const grouped = (findings: readonly Sample[]): readonly Sample[] => groupedBySource(findings, ({ at }) => at);

describe("groupedBySource", () => {
  it("makes one of the leaks that come from one call, with every place named once", () => {
    const leaks: Sample[] = [
      { at: 8, message: "before the split on line 9", leakage: {}, related: [{ line: 9 }, { line: 12 }] },
      { at: 8, message: "before the split on line 10", leakage: {}, related: [{ line: 10 }, { line: 12 }] },
    ];
    assert.deepEqual(grouped(leaks), [{ ...leaks[0], related: [{ line: 9 }, { line: 12 }, { line: 10 }] }]);
  });

  it("keeps apart what stands elsewhere or says something else", () => {
    const others: Sample[] = [
      { at: 1, message: "unknown key" },
      { at: 1, message: "missing cmd" },
      { at: 2, message: "unknown key" },
      { at: 3, message: "a leak", leakage: {} },
    ];
    assert.deepEqual(grouped(others), others);
  });
});
