import { defineRule, type Finding } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const composeMountForm = defineRule({
  id: "compose-mount-form",
  summary: "A volume is mounted at no path, at one that is taken, or with a word that means nothing",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/#short-syntax-5"],
  fix: "none",

  *check(document) {
    for (const { node } of servicesOf(document)) {
      const places = new Map<string, Scalar>();
      for (const item of itemsAt(node, "volumes")) {
        const target = targetOf(item);
        if (item.type === "scalar") yield* formOf(item);
        if (!target || target.text === "" || isPlaceholder(target)) continue;
        const place = target.text.replace(/(?<=.)\/$/, "");
        const before = places.get(place);
        if (before) yield { at: target.span, message: `Something is mounted at \`${place}\` already, and Compose refuses the second. Take another path, or one of them out.`, related: [{ at: before.span, message: "The other one." }] };
        else places.set(place, target);
      }
    }
  },
});

/** A letter and a colon begin a path of Windows. */
const partsOf = (text: string): readonly string[] => text.replace(/^[A-Za-z]:[\\/]/, "/").split(":");

function targetOf(item: Node): Scalar | undefined {
  if (item.type !== "scalar") return scalarAt(item, "target");
  const parts = partsOf(item.text);
  return isPlaceholder(item) || item.text.includes("$") ? undefined : { ...item, text: (parts.length > 1 ? parts[1] : parts[0]) ?? "" };
}

const MODES = ["ro", "rw", "z", "Z", "nocopy", "cached", "delegated", "consistent", "default", "copy", "private", "rprivate", "shared", "rshared", "slave", "rslave", "volume-nocopy"];

function* formOf(item: Scalar): Generator<Finding> {
  if (isPlaceholder(item) || item.text.includes("$") || item.text.includes("\\")) return;
  const [source = "", target, mode, ...more] = partsOf(item.text);
  if (more.length > 0) yield { at: item.span, message: `\`${item.text}\` has too many parts: write \`from:to\` or \`from:to:ro\`, several words behind it with commas.` };
  else if (target !== undefined && !/^(?:\/|~|[A-Za-z]$)/.test(target)) yield { at: item.span, message: `\`${target}\` is no place in the container: the path must begin with \`/\`, and Docker refuses to start the service.` };
  const strange = more.length > 0 ? undefined : mode?.split(",").find((word) => !MODES.includes(word));
  if (strange === undefined || source === "") return;
  const meant = nearest(strange, MODES);
  yield { at: item.span, severity: "warning", message: `\`${strange}\` means nothing behind a mount, and Compose leaves it out${/^read/i.test(strange) ? ": the container can write there. Write `ro`." : meant === undefined ? ". Write `ro` for what may only be read." : `. Did you mean \`${meant}\`?`}` };
}
