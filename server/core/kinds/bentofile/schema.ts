import { any, key, list, named, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    service: key(text, "`module:name` of the service."),
    name: key(text, "The bento's name."),
    description: key(any, "What it is."),
    labels: key(named(any), "Labels by name."),
    include: key(list(text), "Files to take along, as patterns."),
    exclude: key(list(text), "Files to leave out, as patterns."),
    python: key({
      is: "map",
      unknown: "suggest",
      keys: {
        packages: key(list(text), "Packages to install."),
        requirements_txt: key(text, "A requirements file."),
        lock_packages: key(any, "Pin what the packages need."),
        index_url: key(text, "The package index."),
        extra_index_url: key(any, "More package indexes."),
        no_index: key(any, "Ask no index."),
        find_links: key(any, "Where else to look for packages."),
        wheels: key(list(text), "Wheels to install."),
        pip_args: key(text, "Arguments for pip."),
        trusted_host: key(any, "Hosts without TLS."),
        pack_git_packages: key(any, "Pack packages from Git."),
      },
    }, "Python packages."),
    conda: key(any, "A conda environment."),
    docker: key(any, "The image: distro, Python, CUDA, system packages."),
    models: key(any, "Models to take along."),
    envs: key(list(any), "Variables: `name` and `value`."),
    args: key(any, "Arguments of the template."),
  },
};
