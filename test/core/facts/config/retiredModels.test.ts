import assert from "node:assert/strict";

import { retiredModel } from "../../../../server/core/facts/config/retiredModels.ts";
import { HOSTED_AS_OF, RETIREMENTS } from "../../../../server/core/facts/config/tables/hostedModels.ts";

describe("retired models", () => {
  it("believes the provider's own package before the price map, and both before the older list", () => {
    assert.equal(retiredModel("claude-3-opus-20240229")?.day, "2026-01-05");
    assert.equal(retiredModel("openai:chat:gpt-4-0314")?.day, "2026-03-26");
    assert.equal(retiredModel("anthropic/claude-2")?.day, "2025-07-21");
  });
  it("knows names with a provider in front, and says of none that is served that it is not", () => {
    assert.ok(retiredModel("openai/gpt-4-32k")?.message.includes(`was shut down on 2025-06-06 (as known on ${HOSTED_AS_OF})`));
    for (const served of ["claude-haiku-4-5", "openai/gpt-5.5", "my-deployment", "meta-llama/Llama-3.1-8B"]) assert.equal(retiredModel(served), undefined);
  });
  it("names no successor that is gone itself", () => {
    const gone = ["text-davinci-003", "gpt-4-vision-preview", "o1-mini", "claude-2", "gemini-1.5-pro"].map((name) => retiredModel(name)?.message ?? "");
    for (const message of gone) for (const [, name = ""] of message.matchAll(/Move to `([^`]+)`/g)) assert.equal(RETIREMENTS[name], undefined, message);
    assert.ok(Object.values(RETIREMENTS).every((day) => /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day)));
  });
});
