import { keysOf, shapeOfType } from "../schema/fields.ts";
import { address, any, closed, formed, key, list, named, oneOf, open, text, type Shape } from "../schema/shape.ts";

const tag = formed(/^[A-Za-z0-9][\w.-]*(?::[\w.-]+)?$/, "the tag of a model, such as `iris:latest`");

/** The fields of `BentoBuildConfig` in bentoml 1.4, which forbids others. */
export const schema: Shape = {
  is: "map",
  unknown: "reject",
  aliases: { env: "envs", environment: "envs" },
  keys: {
    service: key(formed(/^[\w./\\@ -]+(?::[A-Za-z_]\w*)?$/, "a module and a name in it, such as `service:Summary`"), "`module:name` of the service."),
    name: key(formed(/^[A-Za-z0-9](?:[-_.A-Za-z0-9]*[A-Za-z0-9])?$/, "a name of letters, digits, `-`, `_` and `.`"), "The bento's name."),
    description: key(shapeOfType("text"), "What it is."),
    labels: key(named(text), "Labels by name."),
    include: key(list(text), "Files to take along, as patterns."),
    exclude: key(list(text), "Files to leave out, as patterns."),
    python: key({
      is: "map",
      unknown: "reject",
      keys: {
        packages: key(list(text), "Packages to install."),
        requirements_txt: key(text, "A requirements file."),
        lock_packages: key(shapeOfType("bool"), "Pin what the packages need."),
        index_url: key(address, "The package index."),
        extra_index_url: key(oneOf(address, list(address)), "More package indexes."),
        no_index: key(shapeOfType("bool"), "Ask no index."),
        find_links: key(shapeOfType("text|[text]"), "Where else to look for packages."),
        wheels: key(list(text), "Wheels to install."),
        pip_args: key(text, "Arguments for pip."),
        trusted_host: key(shapeOfType("text|[text]"), "Hosts without TLS."),
        is_src_layout: key(shapeOfType("bool"), "Code lies in `src`."),
        pack_git_packages: key(shapeOfType("bool"), "Pack packages from Git."),
      },
    }, "Python packages."),
    conda: key(closed(keysOf({ environment_yml: ["text", "The environment file."], channels: ["[text]", "Where packages come from."], dependencies: ["[any]", "Packages."], pip: ["[text]", "Packages from pip."] })), "A conda environment."),
    docker: key(closed(keysOf({ distro: ["'debian'|'alpine'|'ubi8'|'amazonlinux'|'python-slim'", "The distribution."], python_version: ["text", "The Python version. Quote it: 3.10 without quotes is 3.1."], cuda_version: ["text", "The CUDA version."], env: ["map|[text]|text", "Environment variables."], system_packages: ["[text]", "Packages of the distribution."], setup_script: ["text", "A script that runs while the image is built."], base_image: ["text", "The image to start from."], dockerfile_template: ["text", "A template of the Dockerfile."] })), "The image: distro, Python, CUDA, system packages."),
    models: key(list(oneOf(tag, closed({ tag: key(tag, "The model.", { required: true }), ...keysOf({ filter: ["text", "Which models."], alias: ["text", "Another name."] }) }))), "Models to take along."),
    envs: key(list({ ...open({ name: key(formed(/^[A-Za-z_]\w*$/, "a name of letters, digits and `_`"), "The variable."), ...keysOf({ value: ["text", "Its value."], stage: ["'build'|'runtime'|'all'", "When it is set."] }) }), aliases: { val: "value", default: "value" } }), "Variables: `name` and `value`."),
    args: key(any, "Arguments of the template."),
  },
};
