/**
 * `npm run bench:security`: the verdicts on inert sample files against what is expected of each, and how long a large pickle
 * takes. Samples are only ever read as bytes in memory. `--list` prints each sample whose verdict is another.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { bytesSource, checkDocument, defaultSettings, documentLines, filesOf, inspectArtifact, openDocument, rules, type ByteSource } from "../../server/core/index.ts";
import { loadParsers } from "../../server/host/parsers.ts";

const cases = `${process.env["MODELWRIGHT_CASES"] ?? "../shared/data"}/model-files/dev.jsonl`;
const { values } = parseArgs({ options: { list: { type: "boolean" } } });

interface Sample {
  readonly file: string;
  readonly expected: "malicious" | "suspicious" | "benign" | "not-a-pickle" | "unscannable";
  readonly base64: string;
}

const VERDICTS = ["safe", "suspicious", "uninspected", "dangerous"] as const;
const RIGHT: Readonly<Record<Sample["expected"], (typeof VERDICTS)[number]>> = { malicious: "dangerous", suspicious: "suspicious", benign: "safe", "not-a-pickle": "uninspected", unscannable: "uninspected" };

function samples(): void {
  const counts = new Map<string, Record<string, number>>();
  for (const line of readFileSync(cases, "utf8").trim().split("\n")) {
    const { file, expected, base64 } = JSON.parse(line) as Sample;
    const { verdict, evidence } = inspectArtifact(bytesSource(new Uint8Array(Buffer.from(base64, "base64"))), file);
    const row = counts.get(expected) ?? Object.fromEntries(VERDICTS.map((one) => [one, 0]));
    row[verdict] = (row[verdict] ?? 0) + 1;
    counts.set(expected, row);
    if (values.list && verdict !== RIGHT[expected]) console.log(`${file}: expected ${expected}, is ${verdict}: ${evidence[0]?.what ?? "nothing was found"}`);
  }
  console.table(Object.fromEntries(counts));
}

const OPERATIONS = 11_000_000;
const RECORD = "}\x94(h\x01J\x01\x02\x03\x04h\x02G\x01\x02\x03\x04\x05\x06\x07\x08h\x03](K\x01K\x02eh\x04\x8c\x12customer-00000000\x20\x94u";
const RECORD_OPERATIONS = 17;

/** A list of many small dictionaries, as a naive program saves its rows: about 36 MB. */
function largePickle(): Uint8Array {
  const head = Buffer.from("\x80\x04]\x94\x8c\x02id\x94\x8c\x05score\x94\x8c\x04tags\x94\x8c\x04name\x94(", "latin1");
  const record = Buffer.from(RECORD, "latin1");
  const count = Math.ceil(OPERATIONS / RECORD_OPERATIONS);
  const batch = Buffer.concat([Buffer.from("("), ...Array.from({ length: 1000 }, () => record), Buffer.from("e")]);
  return new Uint8Array(Buffer.concat([head, Buffer.from("e"), ...Array.from({ length: Math.ceil(count / 1000) }, () => batch), Buffer.from("0000.")]));
}

/** Ten gigabytes that are nowhere: a pickle around one payload. */
function hugePickle(): ByteSource {
  const head = Buffer.from("\x80\x04\x8e\0\0\0\0\0\0\0\0", "latin1");
  head.writeBigUInt64LE(BigInt(10_000_000_000), 3);
  const size = head.length + 10_000_000_000 + 1;
  const byteAt = (at: number): number => (at < head.length ? (head[at] ?? 0) : at === size - 1 ? 0x2e : 0);
  return { size, read: (offset, length) => Uint8Array.from({ length: Math.max(0, Math.min(length, size - offset)) }, (_, index) => byteAt(offset + index)) };
}

function timed(what: string, source: ByteSource): void {
  const started = process.cpuUsage();
  const { verdict, metadata } = inspectArtifact(source, "model.pkl");
  const { user, system } = process.cpuUsage(started);
  console.log(`${what}: ${verdict}, ${Number(metadata["operations"] ?? 0).toLocaleString("en-US")} operations, ${((user + system) / 1e6).toFixed(2)} s of CPU, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
}

/** Twenty lines as they stand in many projects: half of what a general linter says of them is noise, and it misses the ten risks. */
const PROGRAM = `import subprocess, random, joblib, torch
import numpy as np
from openai import OpenAI
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline
from tensorflow import keras
assert torch.__version__
random.seed(0); noise = random.random()
print(subprocess.run(["nvidia-smi"], capture_output=True).stdout)
tokenizer = AutoTokenizer.from_pretrained("org/model", trust_remote_code=True, pad_token="[PAD]", revision="main")
tokenizer.pad_token = "<pad>"; eos_token: str = "</s>"; max_tokens = 512
model = AutoModelForCausalLM.from_pretrained("org/model", trust_remote_code=True)
pipe = pipeline("text-generation", model="org/model", trust_remote_code=True)
state = torch.load("a.pt", weights_only=False)
other = torch.load(path, weights_only=False)
arrays = np.load("x.npy", allow_pickle=True)
clf = joblib.load("model.joblib")
net = torch.hub.load("org/repo", "net", trust_repo=True)
old = keras.models.load_model("m.keras", safe_mode=False)
answer = OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": "code"}])
exec(answer.choices[0].message.content)
`;
const RISKS = [9, 11, 12, 13, 14, 15, 16, 17, 18, 20];

/** Characters that are dealt out the same in every run. */
function dealt(alphabet: string, length: number): string {
  let state = length * 7919 + 1;
  return Array.from({ length }, () => alphabet[(state = (state * 48_271) % 2_147_483_647) % alphabet.length] ?? "").join("");
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const KEYS: Readonly<Record<string, string>> = {
  OpenAI: `sk-proj-${dealt(`${LETTERS}0123456789`, 74)}T3BlbkFJ${dealt(`${LETTERS}0123456789`, 73)}`,
  Anthropic: `sk-ant-api03-${dealt(`${LETTERS}0123456789`, 93)}AA`,
  HuggingFace: `hf_${dealt(LETTERS, 34)}`,
  Google: `AIza${dealt(`${LETTERS}0123456789`, 35)}`,
  Databricks: `dapi${dealt("0123456789abcdef", 32)}`,
  AWS: `AKIA${dealt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}`,
  Perplexity: `pplx-${dealt(`${LETTERS}0123456789`, 48)}`,
};

/** The formats that scanners miss in the JSON of a notebook, where a backslash follows the key: in code, and in a saved output. */
function notebookSecrets(): void {
  const cell = (source: string, output?: string): object => ({ cell_type: "code", metadata: {}, execution_count: 1, source: [source], outputs: output === undefined ? [] : [{ output_type: "stream", name: "stdout", text: [output] }] });
  const isFound = (cells: readonly object[]): boolean => {
    const document = openDocument("file:///explore.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }), defaultSettings);
    const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
    return findings.some(({ rule }) => rule.id === "hardcoded-secret" || rule.id === "secret-in-output");
  };
  const all = Object.values(KEYS);
  const [inCode, inOutput] = [all.filter((key) => isFound([cell(`connect("${key}")\n`)])), all.filter((key) => isFound([cell("print(x)", `using ${key}\n`)]))];
  console.log(`Secrets in notebooks: ${inCode.length} of ${all.length} formats found in code, ${inOutput.length} of ${all.length} in outputs`);
}

async function program(): Promise<void> {
  await loadParsers();
  const document = openDocument("file:///train.py", PROGRAM, defaultSettings);
  const { findings } = checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, rules);
  const lines = findings.filter(({ rule }) => rule.group === "security").map(({ at }) => documentLines(document).position(at.start).line + 1);
  const found = RISKS.filter((line) => lines.includes(line)).length;
  console.log(`20 lines with pad_token and the like: ${found} of ${RISKS.length} risks found, ${lines.filter((line) => !RISKS.includes(line)).length} false alarms`);
}

if (existsSync(cases)) samples();
else console.log(`Samples were skipped: there is no ${cases}. Set MODELWRIGHT_CASES to the folder of the cases.`);
timed("10 GB in one payload", hugePickle());
const large = largePickle();
timed(`${(large.length / 1e6).toFixed(1)} MB of small objects`, bytesSource(large));
await program();
notebookSecrets();
