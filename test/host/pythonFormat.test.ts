import assert from "node:assert/strict";

import { formatPython } from "../../server/host/pythonFormat.ts";

describe("the layout of generated Python", () => {
  it("is Ruff's, with lines of 120", () => {
    assert.equal(formatPython("x = { 'a':1 }\ndef f (  ):\n  return  x\n"), 'x = {"a": 1}\n\n\ndef f():\n    return x\n');
    const long = `value = call(${"argument, ".repeat(9)}last)\n`;
    assert.equal(formatPython(long), long);
  });

  it("settles at once, and leaves alone what is no Python", () => {
    const once = formatPython("if x :\n  y=[1,\n2]\n");
    assert.equal(formatPython(once), once);
    assert.equal(formatPython("def ("), "def (");
  });
});
