import { any, choice, closed, key, list, named, oneOf, open, text } from "../schema/shape.ts";

const parameter = oneOf(
  { ...text, usual: ["string", "float", "path", "uri", "integer", "boolean"] },
  open({
    type: key(choice("string", "float", "path", "uri", "int", "bool", "boolean", "str", "integer", "number"), "`string`, `float`, `path` or `uri`. Other names are taken as `string`."),
    default: key(any, "The value when none is given. Without it the parameter must be given."),
  }),
);

/** After mlflow/projects/_project_spec.py. */
export const schema = open({
  name: key(text, "The project's name."),
  conda_env: key(text, "A conda environment file, relative to this one."),
  python_env: key(text, "A python_env file, relative to this one."),
  docker_env: key(
    open({
      image: key(text, "The image, or the name of the image to build."),
      volumes: key(list(text), "Volumes as for `docker run -v`."),
      environment: key(list(any), "Variables: `NAME` copies one, `[NAME, value]` sets one."),
    }),
    "The Docker image that the project runs in.",
  ),
  databricks_spark_job: key(any, "A Spark job on Databricks."),
  entry_points: key(
    named(
      {
        ...closed({
          parameters: key(named(parameter), "Parameters by name, with type and default."),
          command: key(text, "The command; `{name}` is replaced by the parameter.", { required: true }),
        }),
        nullable: false,
      },
    ),
    "Commands that `mlflow run` can start, by name.",
  ),
  build_image: key(any, "Build the image before it runs."),
});
