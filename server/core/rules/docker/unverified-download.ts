import { defineRule } from "../../engine/rule.ts";
import { buildCommands, type BuildCommand } from "../../facts/docker/commands.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const unverifiedDownload = defineRule({
  id: "unverified-download",
  summary: "The build downloads code, weights or data and does not check what came",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.docker.com/reference/dockerfile/#add---checksum"],
  elsewhere: ["DL3020"],
  fix: "none",

  *check(document) {
    for (const add of dockerfileOf(document).stages.flatMap(({ instructions }) => instructions)) {
      const source = (add.json ?? add.words)[0];
      if (add.keyword !== "ADD" || !source || !isRemote(source.text) || add.flags.some(({ name }) => name === "checksum")) continue;
      yield { at: source.span, message: `Whoever controls \`${hostOf(source.text)}\` decides what is in this image, today and at each build. Say what the file must be: \`ADD --checksum=sha256:… ${source.text}\`.` };
    }
    const commands = buildCommands(document);
    for (const [index, command] of commands.entries()) {
      const address = command.words.find(({ text }) => isRemote(text));
      if (!address || !DOWNLOADERS.has(nameOf(command))) continue;
      const consumer = pipedInto(commands, index);
      const isPiped = consumer !== undefined && INTERPRETERS.test(consumer);
      if (!isPiped && !ARTIFACT.test(address.text)) continue;
      if (VERIFIERS.test(document.text.slice(command.run.body.start, command.run.body.end))) continue;
      yield {
        at: address.span,
        ...(isPiped && address.text.startsWith("http://") && { severity: "warning" as const }),
        message: isPiped
          ? `What \`${hostOf(address.text)}\` sends is run at once by \`${consumer}\`, whatever it is. Download it to a file, compare its sha256 with the one you know, then use it.`
          : `Nobody checks that \`${hostOf(address.text)}\` sent the file that you tested with. Compare it: \`echo "<sha256>  <file>" | sha256sum --check\`.`,
      };
    }
  },
});

const DOWNLOADERS = new Set(["curl", "wget", "aria2c"]);
const INTERPRETERS = /^(?:ba|da|z)?sh$|^python[\d.]*$|^perl$|^tar$/;
const VERIFIERS = /sha(?:1|256|384|512)sum|shasum|b2sum|md5sum|gpg(?:v)?\b|cosign|--checksum/;
/** What a download is for: weights, packages, archives, scripts. A page or an answer of a service is not checked. */
const ARTIFACT = /\.(?:pt|pth|bin|ckpt|safetensors|gguf|onnx|h5|keras|pkl|joblib|npy|npz|parquet|csv|zip|tar|tgz|whl|deb|rpm|run|sh|py|jar|(?:tar\.)?(?:gz|bz2|xz|zst))(?:[?#].*)?$/i;

const isRemote = (text: string): boolean => /^(?:https?|ftp):\/\/(?!localhost|127\.|0\.0\.0\.0)/.test(text) && !/\.git(#|$)/.test(text);

const hostOf = (address: string): string => /^\w+:\/\/(?:[^@/]*@)?([^/?#]+)/.exec(address)?.[1] ?? address;

const nameOf = (command: BuildCommand): string => command.words[0]?.text.replace(/^.*\//, "") ?? "";

function pipedInto(commands: readonly BuildCommand[], index: number): string | undefined {
  const [command, next] = [commands[index], commands[index + 1]];
  return next && next.run === command?.run && next.after === "|" ? nameOf(next) : undefined;
}
