import type { Span } from "../../../text/span.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Estimate } from "./estimate.ts";
import { wholeShown } from "./memory.ts";

/**
 * Energy and emissions of a run that a comment describes: `# modelwright: run 12 h on 8 x A100 at 380 g/kWh`. The method is that
 * of Lacoste et al. 2019 (arXiv:1910.09700): hours × power of the hardware × overhead of the data centre × carbon of the grid.
 * Where no comment does, a setting may say the same: `12 h on 8 x A100`.
 */
export function runEnergy(document: Document, setting?: { readonly said: string; readonly at: Span }): Estimate | undefined {
  const comment = COMMENT.exec(document.text);
  const match = comment ?? SETTING.exec(setting?.said ?? "");
  const { hours, count, name, carbon } = match?.groups ?? {};
  if (!match || hours === undefined || name === undefined) return undefined;
  const at = comment || !setting ? { start: match.index, end: match.index + match[0].length } : setting.at;
  const gpu = GPUS.find(([pattern]) => pattern.test(name));
  if (!gpu) return { at, text: `\`${name}\` is not known here: write ${GPUS.map(([, label]) => label).join(", ")}, or watts such as 400W`, explanation: "The power of this hardware is not known." };
  return shown(at, Number(hours), Number(count ?? 1), gpu[1], gpu[2], Number(carbon ?? WORLD_GRAMS_PER_KWH));
}

export interface RunEnergy {
  readonly kilowattHours: number;
  readonly kilograms: number;
}

export const energyOf = (hours: number, gpus: number, watts: number, overhead: number, gramsPerKwh: number): RunEnergy => {
  const kilowattHours = (hours * gpus * watts * overhead) / 1000;
  return { kilowattHours, kilograms: (kilowattHours * gramsPerKwh) / 1000 };
};

/** Average over data centres: Uptime Institute, Global Data Center Survey 2024. */
const OVERHEAD = 1.56;
/** Average of the world in 2024: Ember, Global Electricity Review 2025. */
const WORLD_GRAMS_PER_KWH = 473;

const RUN = String.raw`(?<hours>\d+(?:\.\d+)?)\s*h(?:ours?)?\s+on\s+(?:(?<count>\d+)\s*[x×*]?\s+)?(?<name>(?:RTX )?[A-Za-z0-9][\w-]*(?: (?:PCIe|SXM|Ti|Super))?)(?:\s+at\s+(?<carbon>\d+(?:\.\d+)?)\s*g(?:/kWh)?)?`;
const COMMENT = new RegExp(String.raw`(?:#|//)\s*modelwright:\s*run\s+${RUN}`, "i");
const SETTING = new RegExp(String.raw`^\s*${RUN}`, "i");

/** Thermal design power in watts, from the makers' data sheets. */
const GPUS: readonly (readonly [pattern: RegExp, label: string, watts: number])[] = [
  [/^a100[- ]pcie$/i, "A100 PCIe", 300],
  [/^a100/i, "A100", 400],
  [/^h100[- ]pcie$/i, "H100 PCIe", 350],
  [/^h100/i, "H100", 700],
  [/^h200/i, "H200", 700],
  [/^b200/i, "B200", 1000],
  [/^v100/i, "V100", 300],
  [/^t4$/i, "T4", 70],
  [/^l4$/i, "L4", 72],
  [/^l40s$/i, "L40S", 350],
  [/^l40$/i, "L40", 300],
  [/^a10g$/i, "A10G", 300],
  [/^a10$/i, "A10", 150],
  [/^a40$/i, "A40", 300],
  [/^(?:rtx[- ]?)?a6000/i, "A6000", 300],
  [/^(?:rtx[- ]?)?4090$/i, "RTX4090", 450],
  [/^(?:rtx[- ]?)?3090$/i, "RTX3090", 350],
  [/^(?:rtx[- ]?)?5090$/i, "RTX5090", 575],
  [/^mi300x$/i, "MI300X", 750],
  [/^mi250x?$/i, "MI250X", 560],
];

function shown(at: Span, hours: number, count: number, label: string, watts: number, carbon: number): Estimate {
  const { kilowattHours, kilograms } = energyOf(hours, count, watts, OVERHEAD, carbon);
  return {
    at,
    text: `${rounded(kilowattHours)} kWh, ${rounded(kilograms)} kg CO2e`,
    explanation: [
      `**${rounded(kilowattHours)} kWh** = ${hours} h × ${count} × ${watts} W (${label}, full power) × ${OVERHEAD} (overhead of an average data centre)`,
      "",
      `**${rounded(kilograms)} kg CO2e** at ${carbon} g/kWh${carbon === WORLD_GRAMS_PER_KWH ? " (average of the world in 2024; add `at 56 g/kWh` for your grid)" : ""}`,
      "",
      "GPUs at full power all the time, without processors, memory and making the hardware. Sources: [Lacoste et al.](https://arxiv.org/abs/1910.09700) for the method; the maker's data sheet for the power; Uptime Institute, Global Data Center Survey 2024, for the overhead; Ember, Global Electricity Review 2025, for the grid. All read in 2025.",
    ].join("\n"),
  };
}

const rounded = (value: number): string => (value >= 100 ? wholeShown(Math.round(value)) : value.toPrecision(3).replace(/\.0+$/, ""));
