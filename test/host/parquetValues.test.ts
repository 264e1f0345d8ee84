import assert from "node:assert/strict";

import { parquetValues, type ParquetElement } from "../../server/host/parquetValues.ts";

/** What is made of the value in a column that is described so. */
function made(element: ParquetElement, value: unknown): unknown {
  const convert = parquetValues(element);
  return convert ? convert(value) : value;
}

describe("values of Parquet", () => {
  it("are times of day as text, to the last digit that says something", () => {
    assert.equal(made({ converted_type: "TIME_MILLIS" }, 30_600_000), "08:30:00");
    assert.equal(made({ converted_type: "TIME_MICROS" }, 86_399_999_900n), "23:59:59.9999");
    assert.equal(made({ logical_type: { type: "TIME", isAdjustedToUTC: true, unit: "NANOS" } }, 1n), "00:00:00.000000001");
    assert.equal(made({ converted_type: "TIME_MILLIS" }, null), null);
  });

  it("are bytes as text, and what cannot be printed by its code", () => {
    assert.equal(made({ type: "FIXED_LEN_BYTE_ARRAY" }, Uint8Array.of(0x61, 0x00, 0x27, 0xff)), "a\\x00\\x27\\xFF");
    assert.equal(made({ type: "FIXED_LEN_BYTE_ARRAY" }, 0.5), 0.5);
  });

  it("are the nearest doubles of decimal numbers", () => {
    assert.equal(made({ converted_type: "DECIMAL", scale: 2 }, 0.07 + 1e-17), 0.07);
    assert.equal(made({ converted_type: "DECIMAL", scale: 1 }, 1102.3000000000002), 1102.3);
  });

  it("are left alone where nothing is to be done", () => {
    assert.equal(parquetValues({ type: "INT64" }), undefined);
    assert.equal(parquetValues(undefined), undefined);
  });
});
