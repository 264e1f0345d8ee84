import { defineRule } from "../../engine/rule.ts";
import { commandsOf } from "../../facts/docker/commands.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const notebookServerOpen = defineRule({
  id: "notebook-server-open",
  summary: "Jupyter is started without a token, so whoever reaches it can run code",
  severity: "error",
  languages: ["dockerfile"],
  cwe: ["CWE-306"],
  references: ["https://jupyter-server.readthedocs.io/en/latest/operators/security.html"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    for (const instruction of file.stages.flatMap(({ instructions }) => instructions)) {
      if (!["CMD", "ENTRYPOINT", "RUN"].includes(instruction.keyword)) continue;
      for (const word of commandsOf(document.text, instruction, file.escape).flatMap(({ words }) => words)) {
        if (!/^--(?:NotebookApp|ServerApp|IdentityProvider|LabApp)\.(?:token|password)=(?:["']{2})?$/.test(word.text)) continue;
        yield { at: word.span, message: "An empty token lets everybody who reaches the port run Python here, with the data and the GPU. Leave the option out: Jupyter then makes a token and prints it." };
      }
    }
  },
});
