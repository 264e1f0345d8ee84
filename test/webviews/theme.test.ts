import assert from "node:assert/strict";

import { opaque } from "../../webviews/shared/theme.ts";

describe("a theme's colours for charts", () => {
  it("are made opaque, however the theme writes them", () => {
    assert.equal(opaque("#ea5c0055"), "#ea5c00");
    assert.equal(opaque("rgba(234, 92, 0, 0.33)"), "rgb(234, 92, 0)");
  });

  it("stay as they are where they are opaque", () => {
    assert.equal(opaque("#d18616"), "#d18616");
    assert.equal(opaque("rgb(209, 134, 22)"), "rgb(209, 134, 22)");
  });
});
