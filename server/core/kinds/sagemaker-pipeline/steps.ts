import { fieldKeys, keysOf } from "../schema/fields.ts";
import { SAGEMAKER_FIELDS, SAGEMAKER_STEPS } from "../schema/fields/sagemaker.ts";
import { any, key, list, type MapShape, oneOf, open, type Shape, text, uncoerced } from "../schema/shape.ts";

/** What the place of a value may hold instead: a parameter, a property of another step, or texts that are joined. */
const later: MapShape = open(keysOf({ Get: ["text", "A parameter, or a property of another step."], "Std:Join": ["map", "Texts that are joined."], "Std:JsonGet": ["map", "A value of a file that a step writes."] }));

/** The same shape where any value may be known only when the pipeline runs. */
function runtime(shape: Shape): Shape {
  if (shape.is === "map") return { ...shape, keys: Object.fromEntries(Object.entries(shape.keys).map(([name, one]) => [name, { ...one, shape: runtime(one.shape) }])), ...(shape.others && { others: runtime(shape.others) }) };
  if (shape.is === "list") return oneOf(list(runtime(shape.of)), later);
  if (shape.is === "oneOf") return oneOf(...shape.shapes.map(runtime));
  return shape.is === "any" ? shape : oneOf({ ...shape, nullable: true }, later);
}

const shapes = new Map<string, Shape | undefined>();

/** What a step of a type asks for; `undefined` where that is not known. */
export function requestOf(type: string): Shape | undefined {
  if (!shapes.has(type)) shapes.set(type, OTHERS[type] ?? requested(SAGEMAKER_STEPS[type]?.asks));
  return shapes.get(type);
}

function requested(name: string | undefined): Shape | undefined {
  // Requests of steps come without the name of the job, and SageMaker's own library adds settings of its own.
  return name === undefined ? undefined : runtime(uncoerced(open(fieldKeys(SAGEMAKER_FIELDS, name))));
}

const condition = open({
  ...keysOf({ Type: ["'Equals'|'GreaterThan'|'GreaterThanOrEqualTo'|'LessThan'|'LessThanOrEqualTo'|'In'|'Not'|'Or'", "What is compared."] }, { required: true }),
  ...keysOf({ LeftValue: ["any", "What is compared."], RightValue: ["any", "With what."], QueryValue: ["any", "What is looked for."], Values: ["any", "Where it is looked for."], Expression: ["any", "What must not hold."], Conditions: ["[any]", "Any of which may hold."] }),
});

const OTHERS: Readonly<Record<string, Shape>> = {
  Condition: open({ Conditions: key(list(condition), "What must hold.", { required: true }), IfSteps: key(list(any), "What runs then."), ElseSteps: key(list(any), "What runs otherwise.") }),
  Fail: open({ ErrorMessage: key(oneOf(text, later), "What is shown.", { required: true }) }),
};
