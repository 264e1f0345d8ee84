import { keysOf } from "../schema/fields.ts";
import { key, list, named, open } from "../schema/shape.ts";

/** After Haystack 2 (Apache-2.0); pipelines of Haystack 1 have lists. */
export const schema = open({
  ...keysOf({ version: ["text", "The version of the file."], metadata: ["map", "Anything else."], max_runs_per_component: ["int>=1", "How often a component may run."], max_loops_allowed: ["int>=1", "The older name of `max_runs_per_component`."], connection_type_validation: ["bool", "Check that types fit."], inputs: ["map", "What goes in."], outputs: ["map", "What comes out."], async_enabled: ["bool", "Run side by side."] }),
  components: key(named({ ...open(keysOf({ type: ["text", "The class with its module."], init_parameters: ["map", "Arguments of the class."] })), aliases: { init_params: "init_parameters", init_args: "init_parameters", params: "init_parameters", parameters: "init_parameters" } }), "Components by name."),
  connections: key(list(open(keysOf({ sender: ["text", "`component.output`"], receiver: ["text", "`component.input`"] }))), "What flows where."),
});
