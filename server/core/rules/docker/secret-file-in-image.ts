import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const secretFileInImage = defineRule({
  id: "secret-file-in-image",
  summary: "A file of keys or passwords is copied into the image",
  severity: "error",
  languages: ["dockerfile"],
  cwe: ["CWE-538"],
  owasp: ["LLM02:2025"],
  references: ["https://docs.docker.com/build/building/secrets/"],
  fix: "none",

  *check(document) {
    for (const { keyword, words, json, flags } of dockerfileOf(document).stages.flatMap(({ instructions }) => instructions)) {
      if ((keyword !== "COPY" && keyword !== "ADD") || flags.some(({ name }) => name === "from")) continue;
      for (const source of (json ?? words).slice(0, -1)) {
        if (!SECRET_FILE.test(source.text)) continue;
        yield { at: source.span, message: `\`${source.text}\` is then in a layer of the image for everybody who can pull it, also when a later step deletes it. Hand it to the step that needs it: \`RUN --mount=type=secret,id=…\`; and name it in .dockerignore.` };
      }
    }
  },
});

const SECRET_FILE =
  /(?:^|\/)(?:\.env(?:\.(?!example|sample|template|dist)\w+)?|\.netrc|\.pypirc|\.git-credentials|\.dockerconfigjson|kaggle\.json|id_(?:rsa|ed25519|ecdsa)|[\w.-]*service[-_]account[\w.-]*\.json|application_default_credentials\.json|[\w.-]+\.(?:pem|p12|pfx))$|(?:^|\/)\.(?:aws|ssh|kaggle|gnupg)(?:\/|$)|huggingface\/token$/;
