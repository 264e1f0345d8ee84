import assert from "node:assert/strict";

import { applyEdits } from "../../../../server/core/index.ts";
import { atCursor, labelsAt } from "../../../harness/cursor.ts";

describe("an Ollama Modelfile in the editor", () => {
  const labels = (text: string, others: Readonly<Record<string, string>> = {}): readonly string[] => labelsAt({ ...others, Modelfile: text });

  it("offers instructions, parameters, their values, roles and files", () => {
    assert.ok(labels("‸").includes("FROM"));
    assert.ok(labels("FROM a\nPAR‸").includes("PARAMETER"));
    assert.ok(labels("FROM a\nPARAMETER num_‸").includes("num_ctx"));
    assert.deepEqual(labels("FROM a\nPARAMETER low_vram ‸"), ["true", "false"]);
    assert.deepEqual(labels("FROM a\nMESSAGE ‸"), ["system", "user", "assistant"]);
    assert.deepEqual(labels("FROM ‸", { "small.gguf": "", "notes.txt": "" }), ["./small.gguf"]);
  });
  it("offers in a template what Ollama gives it, and nothing in other long texts", () => {
    assert.ok(labels('FROM a\nTEMPLATE """{{ .‸ }}"""').includes("Prompt"));
    assert.ok(labels('FROM a\nTEMPLATE """{{ ‸ }}"""').includes("if"));
    assert.deepEqual(labels('FROM a\nSYSTEM """You are\n‸\n"""'), []);
  });
  it("writes the blank behind a word once", () => {
    const { document, offset, snapshot, features } = atCursor({ Modelfile: "FROM a\nPARAMETER num_‸ 3\n" });
    const found = features.complete?.(document, offset, snapshot).find(({ label }) => label === "num_ctx");
    assert.equal(found && applyEdits(document.text, [found.edit]), "FROM a\nPARAMETER num_ctx 3\n");
  });
  it("explains instructions and parameters", () => {
    const hover = (text: string): string => {
      const { document, offset, snapshot, features } = atCursor({ Modelfile: text });
      return features.hover?.(document, offset, snapshot)?.markdown ?? "";
    };
    assert.match(hover("FR‸OM a\n"), /model to build on/);
    assert.match(hover("FROM a\nPARAMETER num_‸ctx 3\n"), /\*\*num_ctx\*\* \(int, usually 4096\)/);
    assert.equal(hover("FROM a‸\n"), "");
  });
});
