import { defineRule } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const certificatesOffInImage = defineRule({
  id: "certificates-off-in-image",
  summary: "A download of the build takes any certificate",
  severity: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-295"],
  references: ["https://docs.docker.com/reference/build-checks/", "https://docs.docker.com/engine/network/ca-certs/"],
  fix: "none",

  *check(document) {
    for (const command of buildCommands(document)) {
      const row = COMMANDS.find(({ name, option }) => name.test(command.words[0]?.text.replace(/^.*\//, "") ?? "") && command.words.some(({ text }) => option.test(text)));
      const word = row && command.words.find(({ text }) => row.option.test(text));
      if (word) yield { at: word.span, message: `\`${word.text}\` takes any certificate or package, so anybody on the way can put something else into this image. Leave it out; add your company's certificate to the image instead.` };
    }
    for (const { assignments } of instructionsOf(dockerfileOf(document))) {
      for (const { name, value } of assignments) {
        if (value && VARIABLES[name.text]?.test(value.text.replace(/^["']|["']$/g, ""))) yield { at: { start: name.span.start, end: value.span.end }, message: `\`${name.text}\` turns the check of certificates off, in this build or in every container of the image. Leave it out; add your company's certificate to the image instead.` };
      }
    }
  },
});

const COMMANDS: readonly { readonly name: RegExp; readonly option: RegExp }[] = [
  { name: /^curl$/, option: /^(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)$/ },
  { name: /^wget$/, option: /^--no-check-certificate$/ },
  { name: /^apt(?:-get)?$/, option: /^--(?:allow-unauthenticated|force-yes)$/ },
  { name: /^(?:yum|dnf|zypper)$/, option: /^--(?:nogpgcheck|no-gpg-checks)$/ },
  { name: /^apk$/, option: /^--allow-untrusted$/ },
];

const VARIABLES: Readonly<Record<string, RegExp>> = { PYTHONHTTPSVERIFY: /^0$/, NODE_TLS_REJECT_UNAUTHORIZED: /^0$/, GIT_SSL_NO_VERIFY: /^(?:1|true)$/i, CURL_CA_BUNDLE: /^$/, REQUESTS_CA_BUNDLE: /^$/, HF_HUB_DISABLE_SSL_VERIFY: /^(?:1|true)$/i, CONDA_SSL_VERIFY: /^(?:0|false)$/i };
