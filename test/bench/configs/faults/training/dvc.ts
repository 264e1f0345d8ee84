import { noted } from "../../adjusted.ts";
import { faultsOf, generalYaml, given, lacking, slip, swap, type Change } from "../../changes.ts";
import { replaced, type Fault } from "../../fault.ts";

const KINDS = ["dvc"];

const firstOutput: (text: string) => string | undefined = (text) => /^ {4}outs:\s*\n\s*- (\S+?):?\s*$/m.exec(text)?.[1];

/** The last stage of a file says once more what the first one writes. */
const outputAgain: Change = (text) => {
  const output = firstOutput(text);
  return output === undefined ? undefined : `${text.trimEnd()}\n${text.includes("\nartifacts:") || text.includes("\nplots:") || text.includes("\nmetrics:") ? "" : `  one_more_stage:\n    cmd: python again.py\n    outs:\n      - ${output}\n`}`;
};

const stageOf = (name: string, body: string): Change => lacking(/^(?:artifacts|plots|metrics|vars|params):/m, (text) => (/^stages:/m.test(text) ? `${text.trimEnd()}\n  ${name}:\n${body}\n` : undefined));

/** The first stage waits for what the last one writes. */
const longCycle: Change = (text) => {
  const outputs = [...text.matchAll(/^ {4}outs:\s*\n\s*- ([\w./-]+?):?\s*$/gm)].map(([, name]) => name);
  const last = outputs.at(-1);
  return outputs.length < 3 || last === undefined ? undefined : replaced(text, /^( {4}deps:\s*\n)(\s*- )/m, (_whole, head = "", dash = "") => `${head}${dash}${last}\n${dash}`);
};

/** Faults of dvc.yaml. */
export const dvcFaults: readonly Fault[] = [
  ...faultsOf(KINDS, [
    ["dvc/duplicate-output", outputAgain, (text) => replaced(text, /^( {4}outs:\s*\n(\s*- )([\w./-]+)[ \t]*\n)/m, (whole, _block, dash = "", path = "") => `${whole}${dash}${path}\n`)],
    ["dvc/overlapping-outputs", (text) => { const output = firstOutput(text); return output === undefined || output.includes("$") ? undefined : stageOf("one_more_stage", `    cmd: python again.py\n    outs:\n      - ${output}/inner.csv`)(text, [], ""); }],
    ["dvc/cycle", longCycle, (text) => { const output = firstOutput(text); return output === undefined ? undefined : replaced(text, /^( {4}cmd: .*\n)(?! {4}deps)/m, (whole) => `${whole}    deps:\n      - ${output}\n`); }],
    ["dvc/self-dependency", (text) => replaced(text, /^( {4}deps:\s*\n)(\s*- )([\s\S]*?^ {4}outs:\s*\n\s*- )([\w./-]+)(?=[ \t]*$)/m, (_whole, head = "", dash = "", middle = "", output = "") => `${head}${dash}${output}\n${dash}${middle}${output}`)],
    ["dvc/stage-path-in-output", stageOf("one_more_stage", "    cmd: python again.py\n    wdir: made/inner\n    outs:\n      - ../../made"), stageOf("one_more_stage", "    cmd: python again.py\n    outs:\n      - dvc.lock"), stageOf("one_more_stage", "    cmd: python again.py\n    outs:\n      - .dvc/tmp/rows")],
    ["dvc/unresolved-interpolation", swap(/\$\{(\w+\.\w+)\}([ \t]*)$/m, "${$1$2"), swap(/^( {4}cmd: .*\S)[ \t]*$/m, "$1 ${no_such_value}"), swap(/^( {4}deps:\s*\n\s*- )\S+/m, "$1${no.such.value}/file.csv"), swap(/^( {4}outs:\s*\n\s*- )[\w./-]+[ \t]*$/m, "$1${missing.out}/model.pkl"), swap(/\$\{(\w+)\.(\w+)\}/, "${$1.$2x}"), swap(/\$\{item(?:\.\w+)?\}/, "${itm}"), stageOf("one_more_stage", "    foreach: ${no_such_list}\n    do:\n      cmd: echo ${item}"), stageOf("one_more_stage", "    foreach: [1, 2]\n    do:\n      cmd: echo ${item.name}"), stageOf("one_more_stage", "    matrix:\n      size: [1, 2]\n    cmd: echo ${item.sise}"), stageOf("one_more_stage", "    cmd: echo ${a b}"), stageOf("one_more_stage", "    cmd: echo ${item}")],
    ["dvc/param-key-missing", swap(/^( {4}params:\s*\n\s*- )[\w.]+[ \t]*$/m, "$1no_such_param"), swap(/^( {4}params:\s*\n\s*- \w+)\.(\w+)[ \t]*$/m, "$1.$2x"), lacking(/params\.json/, given(/^ {4}params:/m, swap(/^(\s*- )(train|prepare|base|evaluate)(?:\.\w+)?[ \t]*$/m, "$1$2ing")))],
    ["dvc/dep-missing", swap(/^( {4}deps:\s*\n\s*- )[\w./-]+/m, "$1no/such/file.csv"), swap(/^( {4}deps:\s*\n\s*- [^\n]*\n\s*- )[\w./-]+/m, "$1nothing_here.txt"), swap(/^( {4}deps:\s*\n\s*- [\w./-]+?)\.py/m, "$1s.py")],
    ["dvc/foreach-and-matrix", stageOf("one_more_stage", "    foreach: [1, 2]\n    matrix:\n      size: [1, 2]\n    cmd: echo ${item}"), stageOf("one_more_stage", "    foreach: [1, 2]\n    cmd: echo ${item}"), stageOf("one_more_stage", "    do:\n      cmd: echo 1")],
    ["dvc/vars-conflict", lacking(/^vars:/m, swap(/^stages:/m, "vars:\n  - rate: 1\n  - rate: 2\nstages:")), lacking(/^vars:/m, swap(/^stages:/m, "vars:\n  - train: 5\n  - train:\n      rate: 2\nstages:"))],
    ["dvc/vars-file-missing", lacking(/^vars:/m, swap(/^stages:/m, "vars:\n  - no_such_params.yaml\nstages:")), lacking(/^vars:/m, swap(/^stages:/m, "vars:\n  - params.yaml:no_such_key\nstages:"))],
    ["dvc/persist-and-checkpoint", stageOf("one_more_stage", "    cmd: python again.py\n    outs:\n      - kept.pkl:\n          persist: true\n          checkpoint: true")],
    ["dvc/duplicate-stage-name", given(/^ {2}train:/m, stageOf("train", "    cmd: python again.py")), (text) => replaced(text, /^( {2})([\w-]+):([\s\S]*?\n {2})([\w-]+):/m, (_whole, indent = "", name = "", middle = "") => `${indent}${name}:${middle}${name}:`)],
    ["dvc/schema", swap(/^( {2})([\w-]+):[ \t]*$/m, "$1$2/one:"), slip("cmd"), slip("deps"), slip("outs"), slip("params"), slip("stages"), slip("metrics"), slip("plots"), slip("cache"), slip("foreach"), slip("template"), swap(/^ {4}cmd: .*\n/m, ""), swap(/^( {4}deps:)\s*\n\s*- (\S+)[ \t]*\n(?! +-)/m, "$1 $2\n"), swap(/cache: false/, "cache: no way"), swap(/^ {4}cmd: .*$/m, "    cmd: 5"), swap(/^( {4}cmd: .*)$/m, "$1\n    frozen: sometimes"), swap(/^( {4}cmd: .*)$/m, "$1\n    always_changed: 3"), swap(/^( {4}cmd: .*)$/m, "$1\n    env: prod"), swap(/^( {4}cmd: .*)$/m, "$1\n    wdir: no/such/folder"), swap(/^ {4}outs:\s*\n\s*- (\S+)[ \t]*$/m, "    outs:\n      - $1:\n          cahce: false"), swap(/^( {4}cmd:) .*$/m, "$1")],
    ["dvc/loop-not-a-list", stageOf("one_more_stage", "    matrix:\n      size: 3\n    cmd: echo ${item.size}"), stageOf("one_more_stage", "    foreach: 5\n    do:\n      cmd: echo ${item}")],
    ["common/tab-indent", swap(/^(stages:[ \t]*\n) {2}/m, "$1\t"), swap(/^ {4}cmd:/m, "\tcmd:")],
    ["common/merge-conflict", swap(/^( {4}cmd: .*)$/m, "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other")],
    ["common/duplicate-key", swap(/^( {4}cmd: .*)$/m, "$1\n$1"), swap(/^( {4}cmd: .*\n)([\s\S]*?)(^ {4}outs:)/m, "$1$2    deps: []\n$3")],
  ]),
  ...noted(/./, faultsOf(KINDS, [
    ["dvc/dep-not-in-cmd", swap(/^( {4}cmd: python )[\w./-]+\.py/m, "$1src/other.py")],
    ["dvc/metric-cached", swap(/^(\s+metrics:\s*\n\s+- \S+\.json):\s*\n\s*cache: false.*$/m, "$1")],
    ["dvc/lock-stale", lacking(/iris/, swap(/^( {4}cmd: python \S+)/m, "$1 --fresh"))],
  ])),
  ...generalYaml(KINDS, "stages", "stages"),
];
