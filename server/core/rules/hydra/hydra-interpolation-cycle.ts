import { defineRule } from "../../engine/rule.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, walk } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

export const hydraInterpolationCycle = defineRule({
  id: "hydra-interpolation-cycle",
  summary: "Values refer to each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra", "torchtune"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const isPart = document.kind === "hydra" && isOption(document, root, snapshot);
    const tasks = [...(root ? walk(root) : [])].flatMap(({ node, path }) =>
      node.type === "scalar" && node.text.includes("${") ? [{ name: path.join("."), at: node.span, needs: interpolationsIn(document.text, node).flatMap(({ expression, at }) => (isPart && !expression.startsWith(".") ? [] : [{ name: fromRoot(expression, path), at }])) }] : [],
    );
    const cycle = cycleOf(tasks);
    if (cycle) yield { at: cycle.at, message: `These values refer to each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. Reading any of them fails.`, related: cycle.places.map((at) => ({ at, message: "This value is part of the circle." })) };
  },
});

/** `${.x}` is a value beside this one, `${..x}` one beside its mapping, and so on. */
function fromRoot(expression: string, path: Path): string {
  const [dots = ""] = /^\.+/.exec(expression) ?? [];
  return dots === "" ? expression : [...path.slice(0, -dots.length), expression.slice(dots.length)].join(".");
}

/** An option of a group is put below a key of the whole, so that `lr: ${lr}` in it asks for another `lr`. */
function isOption({ uri, text }: Document, root: Node | undefined, { files }: Snapshot): boolean {
  const [, place] = /^#\s*@package\s+(\S+)/m.exec(text.slice(0, FIRST_LINES)) ?? [];
  if (place !== undefined) return place !== "_global_";
  const above = folderOf(folderOf(uri));
  return entryOf(root, "_target_") !== undefined || files.list(above).some((one) => /\.ya?ml$/.test(one) && /^defaults:/m.test(files.read(one)?.text ?? ""));
}

const FIRST_LINES = 600;
