import assert from "node:assert/strict";

import { shellCommands } from "../../../../server/core/syntax/dockerfile/shell.ts";

describe("shell commands", () => {
  const cases: readonly (readonly [script: string, commands: readonly string[]])[] = [
    ["apt-get update && apt-get install -y git", ["apt-get update", "&& apt-get install -y git"]],
    ["pip install \\\n  # why\n  torch \\\n  && echo done", ["pip install torch", "&& echo done"]],
    [`bash -c "a && b; c" 'd | e'`, ["bash -c a && b; c d | e"]],
    ["curl https://a.b/c.sh | sh", ["curl https://a.b/c.sh", "| sh"]],
    ["A=1 B=2 pip install x > /dev/null 2>&1", ["pip install x"]],
    ["if ! test -f x; then exit 1; fi", ["test -f x", "; exit 1", "; fi"]],
    ["echo $(date; id) ${HOME:-x} `id`", ["echo $(date; id) ${HOME:-x} `id`"]],
    ["<<EOF\npip install a\n# no\necho b # c\nEOF", ["pip install a", "; echo b", "; EOF"]],
    ["python - <<EOF\nimport os; os.system('x')\nEOF\necho a", ["python -", "; echo a"]],
    ["(cd x && make)", ["cd x", "&& make"]],
    ["", []],
    [`echo "open`, ["echo open"]],
  ];
  for (const [script, commands] of cases) {
    it(JSON.stringify(script), () => {
      const found = shellCommands(script, { start: 0, end: script.length });
      assert.deepEqual(found.map(({ after, words }) => [after, ...words.map((word) => word.text)].filter(Boolean).join(" ")), commands);
    });
  }

  it("knows where each word stands", () => {
    const script = "RUN pip \\\n  install x";
    const [command] = shellCommands(script, { start: 4, end: script.length });
    assert.deepEqual(command?.words.map(({ span }) => script.slice(span.start, span.end)), ["pip", "install", "x"]);
  });
});
