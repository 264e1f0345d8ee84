import { defineRule } from "../../engine/rule.ts";
import { optionNumber, serveCommands } from "../../facts/config/serve/commands.ts";
import { variableOf } from "../../facts/config/serve/gpus.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

export const servePort = defineRule({
  id: "serve-port",
  summary: "The server listens on another port than its container shows",
  severity: "warning",
  languages: ["yaml"],
  references: ["https://docs.vllm.ai/en/latest/configuration/engine_args.html"],
  fix: "none",

  *check(document) {
    for (const command of serveCommands(document)) {
      const { holder, engine, options } = command;
      const told = optionNumber(command, "port");
      // A port that is filled in later, or stands in a variable or another file, is not known here.
      if (!holder || (options.has("port") && !told) || options.has("config") || options.has("uds") || variableOf(holder, "PORT")) continue;
      const port = told?.value ?? (engine === "vllm" ? 8000 : 80);
      const shown = [...portsOf(holder), ...mappedPorts(holder)];
      if (shown.length > 0 && !shown.some((one) => one.port === port)) {
        const [first] = shown;
        const related = told ? shown.map(({ at }) => ({ at, message: "The port that the container shows." })) : [];
        if (first) yield { at: told?.at ?? first.at, related, message: `The server listens on ${port}${told ? "" : " unless it is told otherwise"}, and its container shows ${shown.map((one) => String(one.port)).join(", ")}: nobody reaches it. Make the two agree.` };
      }
      for (const probe of shown.some((one) => one.port === port) ? probesOf(holder) : []) {
        if (probe.port !== port && !shown.some((one) => one.port === probe.port)) yield { at: probe.at, message: `The probe asks port ${probe.port}, and the server listens on ${port}: the pod never becomes ready. Make the two agree.`, ...(told && { related: [{ at: told.at, message: "The port of the server." }] }) };
      }
    }
  },
});

interface Port {
  readonly port: number;
  readonly at: Span;
}

const portsOf = (container: Node): readonly Port[] =>
  itemsAt(container, "ports").flatMap((item) => {
    const port = scalarAt(item, "containerPort");
    return typeof port?.value === "number" ? [{ port: port.value, at: port.span }] : [];
  });

/** `8080:80` and the long form of Compose. */
const mappedPorts = (service: Node): readonly Port[] =>
  itemsAt(service, "ports").flatMap((item): readonly Port[] => {
    const place = item.type === "scalar" ? item : scalarAt(item, "target");
    const [port] = /\d+(?=(?:\/tcp)?$)/.exec(place?.text ?? "") ?? [];
    return place && port !== undefined && !/[-${}]/.test(place.text) ? [{ port: Number(port), at: place.span }] : [];
  });

const probesOf = (container: Node): readonly Port[] =>
  ["readinessProbe", "livenessProbe", "startupProbe"].flatMap((probe) => {
    const port = scalarAt(container, probe, "httpGet", "port");
    return typeof port?.value === "number" ? [{ port: port.value, at: port.span }] : [];
  });
