/**
 * `node server/tasks/refresh-sagemaker.ts FOLDER`, for maintainers: writes what the steps of a SageMaker pipeline may ask for, from
 * the description of the service in botocore. FOLDER holds an unpacked release of it, in a folder `botocore-version`.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

interface Described {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

interface Service {
  readonly operations: Readonly<Record<string, { readonly input: { readonly shape: string }; readonly output: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Described>>;
}

/** Steps by their type, with the call that they make and the one that tells what came of it. */
const STEPS: Readonly<Record<string, readonly [asks: string, tells: string]>> = {
  Processing: ["CreateProcessingJob", "DescribeProcessingJob"],
  Training: ["CreateTrainingJob", "DescribeTrainingJob"],
  Tuning: ["CreateHyperParameterTuningJob", "DescribeHyperParameterTuningJob"],
  Transform: ["CreateTransformJob", "DescribeTransformJob"],
  Model: ["CreateModel", "DescribeModel"],
  RegisterModel: ["CreateModelPackage", "DescribeModelPackage"],
};

/** Enumerations that grow with every release are no list of what is right. */
const MOST_WORDS = 24;

const [folder] = process.argv.slice(2);
const path = globSync(`${folder ?? "."}/botocore-*/**/data/sagemaker/*/service-2.json.gz`).toSorted().at(-1);
if (path === undefined) throw new Error("say where botocore is: node server/tasks/refresh-sagemaker.ts FOLDER");
const service = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8")) as Service;

const classes = new Map<string, string>();
const steps = Object.entries(STEPS).map(([step, [asks, tells]]) => {
  const input = service.operations[asks]?.input.shape ?? "";
  collect(input, classes);
  return `  ${step}: { asks: ${JSON.stringify(input)}, tells: ${JSON.stringify(Object.keys(service.shapes[service.operations[tells]?.output.shape ?? ""]?.members ?? {}).join(" "))} },`;
});
const body = [...classes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, fields]) => `  ${name}: {\n${fields}\n  },`);
const [release = ""] = /botocore-[\d.]*\d/.exec(path) ?? [];
const target = "server/core/kinds/schema/fields/sagemaker.ts";
writeFileSync(target, `// Written by \`node server/tasks/refresh-sagemaker.ts\`: names, types and limits of requests in ${release} (Apache-2.0), read on ${new Date().toISOString().slice(0, 10)}.\nimport type { FieldTables } from "../fields.ts";\n\n/** The request that a step makes, and the properties that others may read of it. */\nexport const SAGEMAKER_STEPS: Readonly<Record<string, { readonly asks: string; readonly tells: string }>> = {\n${steps.join("\n")}\n};\n\nexport const SAGEMAKER_FIELDS: FieldTables = {\n${body.join("\n")}\n};\n`);
console.log(`wrote: ${target}, ${classes.size} classes`);

function collect(name: string, into: Map<string, string>): void {
  const shape = service.shapes[name];
  if (!shape?.members || into.has(name)) return;
  into.set(name, "");
  const fields = Object.entries(shape.members).map(([field, { shape: inner }]) => `    ${field}: ${JSON.stringify(typeOf(inner, into))},`);
  into.set(name, fields.join("\n"));
}

function typeOf(name: string, into: Map<string, string>): string {
  const shape = service.shapes[name];
  switch (shape?.type) {
    case "structure":
      collect(name, into);
      return `@${name}`;
    case "list":
      return `[${typeOf(shape.member?.shape ?? "", into)}]`;
    case "map":
      return `{${typeOf(shape.value?.shape ?? "", into)}}`;
    case "integer":
    case "long":
    case "double":
    case "float":
      return `${/integer|long/.test(shape.type) ? "int" : "num"}${shape.min === undefined ? "" : `>=${shape.min}`}${shape.max === undefined ? "" : `<=${shape.max}`}`;
    case "boolean":
      return "bool";
    case "string":
      return shape.enum && shape.enum.length <= MOST_WORDS ? shape.enum.map((word) => `'${word}'`).join("|") : "text";
    default:
      return "any";
  }
}
