import assert from "node:assert/strict";

import { checkDocument, defaultSettings, documentLines, filesOf, openDocument, rules } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

/** An ordinary script. Lines that are dangerous end in the rule that must say so; every other line must be left in peace. */
const SCRIPT = `
import random, subprocess
import joblib, numpy as np, torch
from openai import OpenAI
from tensorflow import keras
from transformers import AutoModel, AutoTokenizer
assert torch.cuda.is_available()
subprocess.run(["nvidia-smi"], check=True)
seed = random.randint(0, 10)
tokenizer = AutoTokenizer.from_pretrained("./ours", pad_token="[PAD]")
tokenizer.pad_token = tokenizer.eos_token = "<|endoftext|>"
max_new_tokens, revision = 512, "0123456789abcdef0123456789abcdef01234567"
model = AutoModel.from_pretrained("org/m", trust_remote_code=True)  # remote-code-trusted
net = torch.hub.load("pytorch/vision", "resnet18")  # remote-code-trusted
state = torch.load("a.pt")  # unsafe-model-load
other = torch.load("b.ckpt", map_location="cpu")  # unsafe-model-load
array = np.load("x.npy", allow_pickle=True)  # unsafe-model-load
forest = joblib.load("clf.joblib")  # unsafe-model-load
layers = keras.models.load_model("m.keras", safe_mode=False)  # unsafe-model-load
code = OpenAI().chat.completions.create(model="gpt-5", messages=[]).choices[0].message.content
exec(code)  # unchecked-code-execution
`;

/** Each gives \`answer\` the words of a model. */
const MODELS = [
  "import litellm\nanswer = litellm.completion(model='x', messages=[]).choices[0].message.content",
  "from anthropic import Anthropic\nclient = Anthropic()\nanswer = client.messages.create(model='x', messages=[]).content[0].text",
  "from langchain_openai import ChatOpenAI\nllm = ChatOpenAI()\nanswer = llm.invoke('x').content",
  "import ollama\nanswer = ollama.chat(model='x', messages=[])['message']['content']",
  "from google import genai\nclient = genai.Client()\nanswer = client.models.generate_content(model='x', contents='y').text",
  "from vllm import LLM\nllm = LLM('x')\nanswer = [o.outputs[0].text for o in llm.generate(['y'])][0]",
  "import openai\ndef ask(q):\n    return openai.chat.completions.create(model='x', messages=[]).choices[0]\nanswer = ask('y').message.content.strip()",
];

describe("security rules", () => {
  before(installParsers);

  it("find the real risks of an ordinary script, and leave the rest in peace", () => {
    const expected = SCRIPT.split("\n").flatMap((line, index) => {
      const rule = / {2}# ([\w-]+)$/.exec(line)?.[1];
      return rule === undefined ? [] : [`${index} ${rule}`];
    });
    assert.deepEqual(findings(SCRIPT), expected);
  });

  for (const model of MODELS) {
    it(`know what a model wrote: ${model.replace(/\n[^]*/, "")}`, () => {
      const lines = model.split("\n").length;
      assert.deepEqual(findings(`${model}\nexec(answer)\nprint(answer)\n`), [`${lines} unchecked-code-execution`]);
    });
  }
});

function findings(text: string): readonly string[] {
  const document = openDocument("file:///workspace/script.py", text, defaultSettings);
  const security = rules.filter(({ group }) => group === "security");
  const report = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, security);
  assert.deepEqual(report.crashes, []);
  return report.findings.map(({ at, rule }) => `${documentLines(document).position(at.start).line} ${rule.id}`);
}
