import type { Evidence } from "../report.ts";
import { readAll, type ByteSource } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { danger, doubt, remark, unread } from "./format.ts";

const LONGEST = 1 << 22;

/** Python that lies beside a model in its archive. What runs it, and when, depends on what the archive is for. */
export function inspectCode(name: string, source: ByteSource, format: string): readonly Evidence[] {
  if (format === "torchscript" && /(^|\/)code\//.test(name)) return ofTorchScript(name, source);
  const commands = ofCommands(name, source);
  if (commands.length > 0 && (format === "torchserve" || format === "torch")) return commands;
  if (format === "torchserve") return [doubt("TorchServe runs this Python code when it serves the model. Read it first.", name)];
  if (format === "torch") return [doubt("A PyTorch package brings Python code, which runs when the model is loaded from it. Read it first.", name)];
  return [remark("The archive holds Python code. Nothing runs it unless somebody imports it.", name)];
}

/** What no handler of a model does: hand a command to a shell, run what it unpacks or downloads, give its terminal to a socket. */
function ofCommands(name: string, source: ByteSource): readonly Evidence[] {
  const code = utf8(source.read(0, LONGEST));
  const found = COMMANDS.exec(code)?.[0];
  return found === undefined ? [] : [danger(`This Python code, which runs with the model, does \`${shown(found.trim(), 100)}\`. No model needs that.`, name)];
}

const COMMANDS = /\bos\.(?:system|popen)\s*\((?!\s*f?["'](?:\S+ -m )?pip )[^\n]*|\b(?:exec|eval)\s*\(\s*(?:compile\s*\(\s*)?(?:base64|zlib|marshal|codecs|bytes\.fromhex|__import__|requests|urllib)[^\n]*|\bpty\.spawn\([^\n]*|\bos\.dup2\([^\n]*|\b(?:curl|wget)\b[^\n|]*\|\s*(?:ba|z)?sh\b|\bmarshal\.loads\s*\([^\n]*/;

/** TorchScript is a small language of its own, but some of its operators read or write files. */
function ofTorchScript(name: string, source: ByteSource): readonly Evidence[] {
  const bytes = readAll(source, LONGEST);
  if (bytes === undefined) return [unread("This part of the model's code is larger than is looked at.", name)];
  const code = utf8(bytes);
  const files = FILE_OPERATORS.exec(code)?.[0];
  const foreign = [...code.matchAll(/\bops\.(\w+)\.\w+/g)].find(([, library = ""]) => !OWN_LIBRARIES.has(library))?.[0];
  return [
    ...(files === undefined ? [] : [danger(`The model's own code calls \`${shown(files)}\`, which reads or writes files when the model runs.`, name)]),
    ...(foreign === undefined ? [] : [doubt(`The model needs the operator \`${shown(foreign, 60)}\`, which is native code of another library.`, name)]),
  ];
}

const FILE_OPERATORS = /\b(?:torch|ops\.aten)\.(?:from_file|save|load|_load_from_file)\b|\bops\.prim\.(?:import_ir|rpc_\w+)\b/;
const OWN_LIBRARIES: ReadonlySet<string> = new Set(["aten", "prim", "quantized", "torchvision", "torchaudio", "torchtext", "mkldnn", "xnnpack", "prepacked", "sparse", "inductor", "torch_sparse", "torch_scatter"]);
