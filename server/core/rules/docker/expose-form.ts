import { defineRule } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";

export const exposeForm = defineRule({
  id: "expose-form",
  summary: "EXPOSE has a form that Docker does not take",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://docs.docker.com/reference/build-checks/expose-invalid-format/"],
  elsewhere: ["ExposeInvalidFormat", "ExposeProtoCasing", "DL3011"],
  fix: "none",

  *check(document) {
    for (const { keyword, words } of instructionsOf(dockerfileOf(document))) {
      if (keyword !== "EXPOSE") continue;
      for (const { text, span } of words) {
        if (text.includes("$")) continue;
        const [, port = "", end, protocol] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
        if (port === "") yield { at: span, message: `\`EXPOSE\` only names ports of the container, such as \`8000\`; \`${text}\` belongs to \`docker run -p\`.` };
        else if ([port, end ?? port].some((number) => Number(number) > 65_535 || Number(number) === 0)) yield { at: span, message: `\`${text}\` is no port: they go from 1 to 65535.` };
        else if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol)) yield { at: span, message: `\`${protocol}\` is no protocol of a port: it is \`tcp\`, \`udp\` or \`sctp\`.` };
        else if (protocol !== undefined && protocol !== protocol.toLowerCase()) yield { at: span, severity: "hint", message: `Write the protocol in small letters: \`${text.toLowerCase()}\`.` };
      }
    }
  },
});
