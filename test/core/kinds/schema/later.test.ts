import assert from "node:assert/strict";

import { fieldKeys } from "../../../../server/core/kinds/schema/fields.ts";
import { keyLater, number, open, partial, strict, uncoerced, withOptional, type Shape } from "../../../../server/core/kinds/schema/shape.ts";

describe("keys whose shape is made later", () => {
  it("are made once, and only when they are looked at", () => {
    let made = 0;
    const later = keyLater(() => (made++, number), { doc: "A number.", required: true });
    const shapes: readonly Shape[] = [uncoerced, strict, partial, (shape: Shape) => withOptional(shape, ["rate"])].map((change) => change(open({ rate: later })));
    assert.equal(made, 0);
    for (const shape of shapes) assert.equal(shape.is === "map" && shape.keys["rate"]?.shape.is, "number");
    assert.equal(made, 1);
  });
  it("say what they said, but for what is changed", () => {
    const keys = { rate: keyLater(() => number, { doc: "A number.", required: true, deprecated: "`speed`" }) };
    const [optional, same] = [partial(open(keys)), uncoerced(open(keys))];
    assert.deepEqual({ ...(optional.is === "map" ? optional.keys["rate"] : undefined) }, { shape: number, doc: "A number.", required: false, deprecated: "`speed`" });
    assert.deepEqual({ ...(same.is === "map" ? same.keys["rate"] : undefined) }, { shape: { is: "number", coerced: false }, doc: "A number.", required: true, deprecated: "`speed`" });
  });
  it("are open where a class holds itself", () => {
    const { inner } = fieldKeys({ "": { inner: "@Outer" }, Outer: { inner: "@Outer", size: "int" } });
    const outer = inner?.shape.is === "map" ? inner.shape.keys : {};
    assert.equal(outer["size"]?.shape.is, "integer");
    assert.deepEqual(outer["inner"]?.shape, { is: "map", keys: {}, unknown: "allow" });
  });
});
