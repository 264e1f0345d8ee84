import assert from "node:assert/strict";
import { join } from "node:path";

import { checkJson, modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

const DOCKERFILE = "FROM python:latest\nRUN pip install numpy==2.0\nUSER nobody\n";

describe("check", () => {
  it("gives findings as JSON with absolute paths and places from one", () => {
    const cwd = temporaryFolder({ Dockerfile: DOCKERFILE, "sub/a.yaml": "a: [\n" });
    const report = checkJson(["."], { cwd });
    assert.deepEqual([report.version, report.files, report.crashes, report.problems], [1, 2, [], []]);
    const [first] = report.findings;
    const { message, ...rest } = first ?? { message: "" };
    assert.match(message, /`python:latest`/);
    assert.deepEqual(rest, {
      file: join(cwd, "Dockerfile"),
      line: 1,
      column: 6,
      endLine: 1,
      endColumn: 19,
      ruleId: "unpinned-base-image",
      group: "docker",
      severity: "warning",
      kind: "dockerfile",
      related: [],
      fixable: false,
    });
    assert.deepEqual(report.findings.map(({ ruleId }) => ruleId), ["unpinned-base-image", "pip-cache-in-image", "invalid-yaml"]);
  });

  it("looks at the beginning of data files for persons, whatever their size, and at none that git ignores", () => {
    const rows = "1,anna.k@posteo.de\n2,b.okoro@gmail.com\n3,c.liu@qq.com\n";
    const cwd = temporaryFolder({ "customers.csv": `id,email\n${rows}${"4,d.kern@web.de\n".repeat(400_000)}`, "private/a.csv": `id,email\n${rows}`, ".gitignore": "private/\n", "plain.tsv": "x\ty\n1\t2\n" });
    const { findings, files, problems } = checkJson(["."], { cwd });
    assert.deepEqual([files, problems, findings.map(({ ruleId, file, line, column }) => [ruleId, file, line, column])], [2, [], [["personal-data-in-dataset", join(cwd, "customers.csv"), 1, 4]]]);
    const { out } = modelwright(["check", "."], { cwd });
    assert.doesNotMatch(out, /posteo/, "values are not repeated");
  });

  it("ends with 1 from --fail-on upwards", () => {
    const cwd = temporaryFolder({ Dockerfile: DOCKERFILE });
    const code = (...args: string[]): number | null => modelwright(["check", "Dockerfile", ...args], { cwd }).code;
    assert.deepEqual(
      [code(), code("--fail-on", "warning"), code("--fail-on", "error"), code("--fail-on", "never"), code("--rule", "pip-cache-in-image")],
      [1, 1, 0, 0, 0],
    );
    assert.equal(code("--rule", "pip-cache-in-image", "--fail-on", "info"), 1);
    assert.equal(code("--severity", "error"), 0, "what is not reported does not fail");
  });

  it("runs the rules and groups that are asked for, and reports from a severity on", () => {
    const cwd = temporaryFolder({ Dockerfile: DOCKERFILE, "a.yaml": "a: [\n" });
    const rules = (...args: string[]): readonly string[] => checkJson([".", ...args], { cwd }).findings.map(({ ruleId }) => ruleId);
    assert.deepEqual(rules("--rule", "docker"), ["unpinned-base-image", "pip-cache-in-image"]);
    assert.deepEqual(rules("--rule", "yaml", "--rule", "pip-cache-in-image"), ["pip-cache-in-image", "invalid-yaml"]);
    assert.deepEqual(rules("--severity", "warning"), ["unpinned-base-image", "invalid-yaml"]);
  });

  it("shows people the line with carets, grouped by file, and a summary", () => {
    const cwd = temporaryFolder({ Dockerfile: DOCKERFILE });
    const { out, err } = modelwright(["check", "."], { cwd });
    assert.match(out, /^Dockerfile\n {2}1:6 warning unpinned-base-image\n {4}`python:latest` .*\n {5}1 \| FROM python:latest\n {7}\| {6}\^{13}\n/);
    assert.match(out, /\n {4}fix: Add --no-cache-dir \(--fix\)\n\n1 warning, 1 note in 1 file\. 1 can be repaired by --fix\.\n$/);
    assert.equal(err, "");
  });

  it("prints findings only when quiet, and nothing where there are none", () => {
    const cwd = temporaryFolder({ Dockerfile: DOCKERFILE, "empty.json": "{}" });
    assert.doesNotMatch(modelwright(["check", ".", "--quiet"], { cwd }).out, /in 1 file/);
    assert.deepEqual(modelwright(["check", "empty.json", "-q"], { cwd }), { code: 0, out: "", err: "" });
    assert.equal(modelwright(["check", "empty.json"], { cwd }).out, "Nothing found in 1 file.\n");
  });

  it("annotates for GitHub", () => {
    const cwd = temporaryFolder({ "a,b/Dockerfile": "FROM python:latest\nUSER nobody\n" });
    const { out } = modelwright(["check", ".", "--format", "github"], { cwd });
    assert.match(out, /^::warning file=a%2Cb\/Dockerfile,line=1,endLine=1,col=6,endColumn=19,title=modelwright%3A unpinned-base-image::`python:latest` is another/);
    assert.equal(out.trimEnd().split("\n").length, 1);
  });

  it("writes Markdown for a pull request", () => {
    const cwd = temporaryFolder({ Dockerfile: "FROM python:latest\nUSER nobody\n" });
    const { out } = modelwright(["check", ".", "--format", "markdown"], { cwd });
    assert.match(out, /^### Modelwright: 1 warning in 1 file\n\n#### `Dockerfile`\n\n\| severity \| place \| rule \| what \|\n\| --- .*\n\| warning \| 1:6 \| `unpinned-base-image` \| `python:latest` is /);
  });

  it("checks standard input as if it were a file, with its neighbours on the disk", () => {
    const cwd = temporaryFolder({ "params.yaml": "train:\n  depth: 3\n" });
    const input = "stages:\n  train:\n    cmd: python train.py\n    params:\n      - train.dept\n";
    const report = checkJson(["--stdin-filename", "dvc.yaml"], { cwd, input });
    assert.deepEqual(report.findings.map(({ file, line, ruleId }) => [file, line, ruleId]), [[join(cwd, "dvc.yaml"), 5, "dvc-param-key-missing"]]);
    assert.equal(modelwright(["check", "--stdin-filename", "dvc.yaml"], { cwd, input: new Uint8Array([0, 1]) }).code, 2);
  });

  it("honours .gitignore and usage, unless told not to", () => {
    const cwd = temporaryFolder({ ".gitignore": "old/\n", "old/a.yaml": "[", "node_modules/b.yaml": "[", "c.yaml": "[" });
    assert.deepEqual(checkJson(["."], { cwd }).findings.map(({ file }) => file), [join(cwd, "c.yaml")]);
    assert.equal(checkJson([".", "--no-ignore"], { cwd }).findings.length, 3);
    assert.equal(checkJson(["old/a.yaml"], { cwd }).findings.length, 1, "a file that is named");
  });

  it("says where the time went on standard error", () => {
    const { out, err } = modelwright(["check", ".", "--timing", "--format", "json"], { cwd: temporaryFolder({ "a.json": "{}" }) });
    assert.match(err, /^walk: \d+ ms, \d+ ms of CPU\ncheck: .*\nreport: .*\n$/);
    assert.ok(JSON.parse(out));
  });

  it("says where the flow of data was not followed to its end", () => {
    const turns = Array.from({ length: 9 }, (_, depth) => `${"    ".repeat(depth)}for a${depth} in (1, 2, 3, 4, 5, 6):`).join("\n");
    const cwd = temporaryFolder({ "loops.py": `${turns}\n${"    ".repeat(9)}print(a8)\n` });
    const { err } = modelwright(["check", ".", "--timing"], { cwd });
    assert.match(err, /^loops\.py: The flow of data is followed up to line \d+, where its bound of steps was reached\./m);
    assert.doesNotMatch(modelwright(["check", "."], { cwd }).err, /bound/);
  });

  it("says the same with many threads as with one, in the same order", () => {
    const names = Array.from({ length: 200 }, (_, index) => `folder${index % 7}/file${index}`);
    const cwd = temporaryFolder(Object.fromEntries(names.map((name, index) => [`${name}.yaml`, index % 3 === 0 ? "[" : "[]"])));
    const whole = checkJson(["."], { cwd });
    const parts = Array.from({ length: 7 }, (_, index) => checkJson([`folder${index}`], { cwd }));
    assert.deepEqual([whole.files, whole.findings.length], [200, 67]);
    assert.deepEqual(whole.findings, parts.flatMap(({ findings }) => findings));
  });
});

describe("check with settings", () => {
  const files = { Dockerfile: DOCKERFILE, "old/a.yaml": "[", "conf/service.conf": "a: [\n" };
  const settings = { severity: { "unpinned-base-image": "off", "pip-cache-in-image": "error" }, ignore: ["old/**"], kinds: { "conf/*.conf": "yaml" } };

  function found(cwd: string, ...args: string[]): readonly string[] {
    return checkJson([...args, "."], { cwd }).findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
  }

  it("finds them beside what is checked or above, up to the repository", () => {
    const cwd = temporaryFolder({ ...files, "modelwright.json": JSON.stringify(settings) });
    assert.deepEqual(found(cwd), ["pip-cache-in-image error", "invalid-yaml error"]);
    const { findings } = checkJson(["conf"], { cwd });
    assert.deepEqual(findings.map(({ ruleId }) => ruleId), ["invalid-yaml"]);
  });

  it("takes those that are named, in YAML too", () => {
    const cwd = temporaryFolder({ ...files, "modelwright.json": JSON.stringify(settings), "other.yaml": "severity:\n  invalid-yaml: hint\nignore: [conf]\n" });
    assert.deepEqual(found(cwd, "--config", "other.yaml"), ["unpinned-base-image warning", "pip-cache-in-image info", "invalid-yaml hint"]);
  });

  for (const [text, message] of [
    ['{"severty": {}}', /modelwright\.json:1:2: "severty" is not a setting\. Did you mean "severity"\?/],
    ['{"severity": {"root-contaner": "off"}}', /"root-contaner" is not a rule\. Did you mean "root-container"\?/],
    ['{"severity": {"root-container": "eror"}}', /"eror" is not a severity\. Did you mean "error"\?/],
    ['{"severity": []}', /"severity" must hold keys and values\./],
    ['{"ignore": "old"}', /"ignore" must be a list of globs\./],
    ['{"kinds": {"*.conf": "yml"}}', /"yml" is not a file kind\. Did you mean "yaml"\?/],
    ['{"preset": 3}', /3 is not a preset\. Known: default, strict\./],
    ["[1]", /must hold keys and values, such as/],
    ['{\n\t"preset": [}', /modelwright\.json:2:\d+: It cannot be read: /],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      const cwd = temporaryFolder({ "modelwright.json": text });
      const { code, out, err } = modelwright(["check", "."], { cwd });
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, message);
    });
  }
});
