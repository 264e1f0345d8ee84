import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { modelwright } from "../harness/cli.ts";
import { temporaryFolder } from "../harness/disk.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

describe("arguments", () => {
  it("prints its version", () => {
    for (const args of [["--version"], ["check", "--version"]]) {
      assert.deepEqual(modelwright(args), { code: 0, out: `modelwright ${version}\n`, err: "" });
    }
  });

  it("explains itself and each of its commands, with examples", () => {
    const { code, out } = modelwright(["--help"]);
    assert.equal(code, 0);
    const names = Array.from(out.matchAll(/^ {2}(\w+(?: \w+)?) {2,}\S/gm), ([, name = ""]) => name);
    assert.ok(names.includes("check") && names.includes("kinds"), out);
    for (const name of names) {
      for (const flag of ["-h", "--help"]) {
        const page = modelwright([...name.split(" "), flag]);
        assert.equal(page.code, 0);
        assert.match(page.out, new RegExp(`Usage: modelwright ${name}[^]*--color WHEN[^]*Examples:\n {2}modelwright ${name}`));
      }
    }
  });

  for (const [args, message] of [
    [[], "Say what to do."],
    [["chekc", "."], '"chekc" is not a command. Did you mean "check"?'],
    [["check", ".", "--fromat", "json"], 'There is no option --fromat. Did you mean "--format"?'],
    [["check", ".", "-x"], "There is no option -x."],
    [["check", ".", "--format", "jsn"], '"jsn" is not a value of --format. Did you mean "json"?'],
    [["check", ".", "--severity"], "--severity needs a value: --severity LEVEL."],
    [["check", ".", "--quiet=yes"], "--quiet takes no value."],
    [["check", ".", "--fix=alot"], '"alot" is not a value of --fix. It is one of safe, suggested.'],
    [["check", ".", "--rule", "root-containr"], '"root-containr" is not a rule or group of rules. Did you mean "root-container"?'],
    [["check"], "`check` needs PATH…, such as `modelwright check .`."],
    [["check", ".", "--stdin-filename", "a.py"], "--stdin-filename goes neither with paths nor with --fix."],
    [["check", ".", "--config", "none.json"], /^The settings \S*none\.json cannot be read: .*ENOENT/],
    [["kinds"], "`kinds` needs PATH…."],
  ] as const) {
    it(`says what is wrong with \`${args.join(" ")}\``, () => {
      const { code, out, err } = modelwright(args);
      assert.deepEqual([code, out], [2, ""]);
      if (typeof message === "string") assert.equal(err.split("\n")[0], message);
      else assert.match(err, message);
    });
  }

  it("takes words after -- for paths", () => {
    const cwd = temporaryFolder({ "-h": "text" });
    assert.deepEqual(modelwright(["check", "--", "-h"], { cwd }), { code: 0, out: "Nothing found in 1 file.\n", err: "" });
  });

  it("colours only where it is wanted", () => {
    const cwd = temporaryFolder({ Dockerfile: "FROM python:latest\n" });
    const colored = (args: readonly string[], env = {}): boolean => modelwright(["check", ".", ...args], { cwd, env }).out.includes("\u001B[");
    assert.equal(colored([]), false, "a pipe is not a terminal");
    assert.equal(colored(["--color", "always"], { NO_COLOR: "1" }), true);
    assert.equal(colored(["--color=never"]), false);
  });
});
