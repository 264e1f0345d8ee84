import { effectsOf } from "../facts/python/effects/effects.ts";
import { filledText, type IsKnown } from "./convert-notebook-fill.ts";
import type { Replaced } from "./convert-notebook-plain.ts";
import { asComment, captured, packagesIn, SETS_UP, shellLine } from "./convert-notebook-shell.ts";

export function replaceLine(line: string, isKnown: IsKnown): Replaced {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const rest = line.slice(indent.length);
  for (const [pattern, replace] of ROWS) {
    const match = pattern.exec(rest);
    const replaced = match && replace(indent, match, isKnown);
    if (replaced) return replaced;
  }
  return { text: line };
}

/** What IPython runs for `%pylab`. */
const PYLAB = ["import numpy, matplotlib", "from matplotlib import pylab, mlab, pyplot", "np = numpy", "plt = pyplot", "from pylab import *", "from numpy import *"];

/** The first row that fits decides; a row may leave the rest to the ones below by answering nothing. */
const ROWS: readonly (readonly [line: RegExp, replace: (indent: string, match: readonly string[], isKnown: IsKnown) => Replaced | undefined])[] = [
  [/^%{1,2}(?:pylab)\b/, (indent) => ({ text: PYLAB.map((line) => indent + line).join("; "), note: "`%pylab` brings in all names of numpy and matplotlib; import the few that are used by name." })],
  [/^%(?:time|prun|memit)\s+((?:-\w+(?:\s+(?:\d\S*|(?<=-[lrsTDot]\s+)\S+))?\s+|--\S+\s+)*)(?=[^-\s])(.*)$/, (indent, [, , code = ""]) => ({ text: indent + code })],
  [/^%timeit\b.*$/, (indent, [whole = ""]) => measured(whole.replace(/^%timeit\s*/, "")) ?? asComment(indent, whole, `\`${whole.trim()}\` only measures; it stands as a comment.`)],
  [/^%(?:set_)?env\s+(\w+)[= ]\s*(.+)$/, (indent, [, name = "", value = ""], isKnown) => ({ text: `${indent}os.environ[${JSON.stringify(name)}] = ${filledText(value.trim(), isKnown)}`, modules: ["os"] })],
  [/^%xdel\s+(?:-n\s+)?([A-Za-z_]\w*)\s*$/, (indent, [, name = ""]) => ({ text: `${indent}del ${name}` })],
  [/^%reset(?:_selective)?\b.*$/, (indent, [whole = ""]) => asComment(indent, whole, `\`${whole.trim()}\` takes names away from the notebook; the program keeps them.`)],
  [/^%cd\s+-\s*$/, () => ({ text: "", refused: "`%cd -` goes back to the folder before, which a program does not remember. Name the folder." })],
  [/^%cd\s*$/, (indent) => ({ text: `${indent}os.chdir(os.path.expanduser("~"))`, modules: ["os"] })],
  [/^%cd\s+(?:-q\s+)?(?!-)(.+)$/, (indent, [, folder = ""], isKnown) => ({ text: `${indent}os.chdir(${folderText(folder.trim().replace(/^["']|["']$/g, ""), isKnown)})`, modules: ["os"] })],
  [/^([\w., \t]+=\s*)(?:!|%sx\s+|%system\s+)(.*)$/, (indent, [, target = "", command = ""], isKnown) => captured(indent, target, command, isKnown)],
  [/^([\w., \t]+=\s*)%pwd\s*$/, (indent, [, target = ""]) => ({ text: `${indent}${target}os.getcwd()`, modules: ["os"] })],
  [/^([\w., \t]+=\s*)%env\s+(\w+)\s*$/, (indent, [, target = "", name = ""]) => ({ text: `${indent}${target}os.environ[${JSON.stringify(name)}]`, modules: ["os"] })],
  [/^([\w., \t]+=\s*)%(?:time|prun|memit)\s+(?=[^-\s])(.*)$/, (indent, [, target = "", code = ""]) => ({ text: indent + target + code })],
  [/^([\w., \t]+)=\s*%.*$/, (indent, [whole = "", target = ""]) => ({
    ...asComment(indent, whole, `\`${whole.trim()}\` takes its value from a magic, which a program does not have: hand it in by provide(), or write it in Python.`),
    asks: target.split(/[\s,]+/).filter((name) => name !== ""),
    bringsNames: true,
  })],
  [/^[!%](?:pip3?|conda|uv pip|mamba)\s+.*$/, (indent, [whole = ""]) => ({ ...asComment(indent, whole), packages: packagesIn(whole.slice(1)) })],
  // The output of `!!` is a value that the notebook shows, and is not printed.
  [/^!!(.*)$/, (indent, [, command = ""], isKnown) => ({ text: `${indent}${captured("", "", command, isKnown).text.replace(/\.stdout\.splitlines\(\)$/, "")}`, modules: ["subprocess"] })],
  [/^!(.*)$/, (indent, [whole = "", command = ""], isKnown) => (SETS_UP.test(command.trim()) || command.trim() === "" ? { ...asComment(indent, whole), packages: packagesIn(command) } : shellLine(indent, command, isKnown))],
  [/^%(mkdir|rmdir|rm|cp|mv|ln|ls|cat)\s+(.+)$/, (indent, [, command = "", rest = ""], isKnown) => shellLine(indent, `${command} ${rest}`, isKnown)],
  [/^%run\s+-i\s+["']?([^\s"'-][^\s"']*?)(?:\.py)?["']?\s*$/, (indent, [whole = "", file = ""]) => (/\.(?:ipynb|sh)$/.test(file) ? undefined : {
    text: `${indent}exec(compile(pathlib.Path(${JSON.stringify(`${file}.py`)}).read_text(encoding="utf-8"), ${JSON.stringify(`${file}.py`)}, "exec"), globals())`,
    modules: ["pathlib"],
    note: `\`${whole.trim()}\` runs another file among the names of the notebook; import from it what is used here.`,
    bringsNames: true,
  })],
  [/^%run\s+(?:-n\s+)*["']?([^\s"'-][^\s"']*?)(?:\.py)?["']?((?:\s+[^\s{}$]+)*)\s*$/, (indent, [whole = "", file = "", words = ""]) => (/\.(?:ipynb|sh)$/.test(file) ? undefined : {
    text: [
      `${indent}program_words, sys.argv = sys.argv, ${JSON.stringify([`${file}.py`, ...words.trim().split(/\s+/).filter((word) => word !== "")])}`,
      `${indent}globals().update(runpy.run_path(${JSON.stringify(`${file}.py`)}, run_name="__main__"))`,
      `${indent}sys.argv = program_words`,
    ].slice(words === "" ? 1 : 0, words === "" ? 2 : 3).join("\n"),
    modules: words === "" ? ["runpy"] : ["runpy", "sys"],
    note: `\`${whole.trim()}\` runs another file and takes over its names; import from it what is used here.`,
    bringsNames: true,
  })],
  [/^%(?:run|store\s+-r|load)\b.*$/, (indent, [whole = ""]) => ({ ...asComment(indent, whole, `\`${whole.trim()}\` brought in names from elsewhere; import from there what is used here.`), bringsNames: true })],
  [/^.*$/, (indent, [whole = ""]) => asComment(indent, whole)],
];

/** `%timeit items.append(1)` changes `items`, and nobody knows how often. */
export function measured(code: string): Replaced | undefined {
  const changed = changedBy(code.replace(/^(?:\s*-\w+(?:\s*\d+)?(?=\s))+/, ""));
  return changed === undefined ? undefined : { text: "", refused: `\`%timeit\` runs code that changes \`${changed}\`, as often as it takes, so nobody can say what \`${changed}\` is afterwards. Measure a copy of it.` };
}

function changedBy(code: string): string | undefined {
  const effects = effectsOf({ uri: "", kind: "python", language: "python", text: code.trim() });
  const own = new Set(effects.flatMap(({ binds, maybeBinds }) => [...binds, ...maybeBinds]));
  return effects.flatMap(({ mutates }) => [...mutates]).find((name) => !own.has(name));
}

const folderText = (folder: string, isKnown: IsKnown): string => (folder.startsWith("~") ? `os.path.expanduser(${filledText(folder, isKnown)})` : filledText(folder, isKnown));
