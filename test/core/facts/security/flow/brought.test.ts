import assert from "node:assert/strict";

import { bringsOrigin } from "../../../../../server/core/facts/security/flow/brought.ts";
import { defaultSettings, openDocument } from "../../../../../server/core/index.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

const brings = (code: string): boolean => bringsOrigin(openDocument("file:///a.py", code, defaultSettings));

describe("what a document brings in by itself", () => {
  for (const code of [
    "import requests as r\nanswer = r.get(url)\n",
    "name = input()\n",
    "from flask import request as asked\nrows = asked.args\n",
    "def run(llm):\n    return llm.invoke(text)\n",
    "from vllm import LLM as Model\nmodel = Model(name)\n",
    "@app.post('/ask')\ndef ask(question):\n    return question\n",
    "gr.Interface(fn=answer)\nimport gradio as gr\ndef answer(text):\n    return text\n",
    "class Chat:\n    def ask(self):\n        return self.llm(self.text)\n",
  ]) {
    it(`is something: ${code.split("\n").slice(0, 2).join("; ")}`, () => {
      assert.equal(brings(code), true);
    });
  }

  it("is nothing where a program reads its own files", () => {
    assert.equal(brings("import pandas as pd\nrows = pd.read_csv('a.csv')\ndef fit(model):\n    return model.fit(rows)\n"), false);
  });
});
