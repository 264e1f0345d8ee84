import { defineRule } from "../../engine/rule.ts";
import { imageNameProblem } from "../../facts/docker/imageName.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const composeServiceForm = defineRule({
  id: "compose-service-form",
  summary: "A service has nothing to run, or a port, check or mount that Compose cannot read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/"],
  fix: "none",

  *check(document) {
    // A file beside the main one adds to services that stand there.
    const whole = /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(document.uri);
    for (const { name, node } of servicesOf(document)) {
      const says = ["image", "build", "extends", "provider"].some((key) => entryOf(node, key));
      const inherits = node.entries.some(({ inherited }) => inherited);
      if (whole && !says && !inherits) yield { at: name.span, message: `\`${name.text}\` has neither \`image\` nor \`build\`, so Compose does not know what to run. Add one.`, related: [{ at: { start: name.span.start, end: node.span.end }, message: "The whole service." }] };
      if (!/^[\w.-]+$/.test(name.text) && !isPlaceholder(name)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of a service, so Compose refuses the file: it takes letters, digits, dots, dashes and underscores.` };
      const image = scalarAt(node, "image");
      const problem = image && !isPlaceholder(image) ? imageNameProblem(image.text) : undefined;
      if (image && problem !== undefined) yield { at: image.span, message: `\`${image.text}\` ${problem}, so it cannot be fetched.` };
      for (const port of itemsAt(node, "ports")) {
        if (port.type === "scalar" && !isPlaceholder(port) && !isPort(port.text)) yield { at: port.span, message: `\`${port.text}\` is no port: write \`8000\`, \`8000:8000\` or \`127.0.0.1:8000:8000\`, each up to 65535.` };
      }
      const [word, ...more] = itemsAt(nodeAt(node, "healthcheck"), "test");
      if (word?.type === "scalar" && word.text === "CMD-SHELL" && more.length > 1 && more[1]) yield { at: word.span, severity: "warning", message: "`CMD-SHELL` takes one line for the shell: of several words only the first is run, and it fails or says nothing. Write them as one text, or take `CMD`.", related: [{ at: more[1].span, message: "What is not run." }] };
      if (word?.type === "scalar" && !isPlaceholder(word) && !["CMD", "CMD-SHELL", "NONE"].includes(word.text)) {
        const meant = nearest(word.text, ["CMD", "CMD-SHELL", "NONE"]);
        yield { at: word.span, message: `The list of a check begins with \`CMD\`, \`CMD-SHELL\` or \`NONE\`, not with \`${word.text}\`. ${meant === undefined ? "Put `CMD` in front." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});

/** `[address:][machine:]container[/protocol]`, with ranges. */
function isPort(text: string): boolean {
  const [, published = "", container = ""] = /^(?:(?:\[[\da-fA-F:]+\]|\d+\.[\d.]+|[a-zA-Z][\w.]*):)?(?:([\d-]*):)?([\d-]+)(?:\/(?:tcp|udp|sctp))?$/.exec(text) ?? [];
  return container !== "" && [...published.split("-"), ...container.split("-")].every((port) => port === "" || (/^\d+$/.test(port) && Number(port) <= 65_535));
}
