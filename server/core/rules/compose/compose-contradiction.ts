import { defineRule, type Finding } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isNull, isTrue, itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const composeContradiction = defineRule({
  id: "compose-contradiction",
  summary: "Two settings do not go together, so Compose refuses the file",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/"],
  fix: "none",

  *check(document) {
    for (const { node } of servicesOf(document)) {
      yield* both(node, "network_mode", "networks", "A service is either in networks of this file or in that of `network_mode`");
      yield* both(entryOf(node, "build")?.value, "dockerfile", "dockerfile_inline", "The Dockerfile is either a file or written here");
      for (const group of ["limits", "reservations"]) {
        for (const device of itemsAt(node, "deploy", "resources", group, "devices")) yield* both(device, "count", "device_ids", "GPUs are asked for by their number or by their names");
      }
      for (const device of itemsAt(node, "gpus")) yield* both(device, "count", "device_ids", "GPUs are asked for by their number or by their names");
      const scale = entryOf(node, "container_name");
      const replicas = entryOf(entryOf(node, "deploy")?.value, "replicas") ?? entryOf(node, "scale");
      if (scale && replicas?.value.type === "scalar" && Number(replicas.value.text) > 1) yield { at: scale.key.span, message: `With \`container_name\` there can be one container only, and ${replicas.value.text} are wanted: Compose refuses to start them. Take the name out.`, related: [{ at: replicas.value.span, message: "How many are wanted." }] };
    }
    const root = rootOf(document);
    for (const side of ["secrets", "configs"]) for (const { value } of entriesAt(root, side)) for (const [one, other] of SOURCES) yield* both(value, one, other, "It has one source");
    for (const side of ["volumes", "networks"]) {
      for (const { value } of entriesAt(root, side)) {
        for (const name of isTrue(value, "external") || stringAt(value, "external") === "true" ? ["driver", "driver_opts", "labels"] : []) yield* both(value, "external", name, "What is made elsewhere has its settings from there");
      }
    }
  },
});

const SOURCES = [["file", "environment"], ["file", "content"], ["environment", "content"]] as const;

function* both(node: Node | undefined, one: string, other: string, why: string): Generator<Finding> {
  const [first, second] = [entryOf(node, one) ?? [], entryOf(node, other) ?? []].flat().toSorted((a, b) => a.key.span.start - b.key.span.start);
  if (!first || !second || isNull(first.value) || isNull(second.value) || second.inherited) return;
  yield { at: second.key.span, message: `${why}: \`${first.key.text}\` and \`${second.key.text}\` cannot stand together, and Compose refuses the file. Take one out.`, related: [{ at: first.key.span, message: "The other one." }] };
}
