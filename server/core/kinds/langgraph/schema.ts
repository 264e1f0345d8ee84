import { any, key, list, named, oneOf, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    $schema: key(text, "The schema of this file."),
    graphs: key(named(oneOf(text, named(any))), "Graphs by name: `./path/file.py:variable`.", { required: true }),
    dependencies: key(list(text), "Folders and packages to install; `.` is this folder."),
    env: key(oneOf(text, named(any)), "An env file, or variables by name."),
    python_version: key(text, "Python of the image: `3.11`, `3.12` or `3.13`."),
    node_version: key(text, "Node of the image."),
    pip_config_file: key(text, "A pip config file."),
    pip_installer: key(text, "`auto`, `pip` or `uv`."),
    dockerfile_lines: key(list(text), "Lines added to the Dockerfile."),
    base_image: key(text, "The image to start from."),
    image_distro: key(text, "`debian`, `wolfi` …"),
    api_version: key(text, "Version of the server."),
    store: key(any, "Long-term memory: index and time to live."),
    checkpointer: key(any, "How state is kept."),
    auth: key(any, "Who may use it."),
    http: key(any, "Routes of your own and CORS."),
    ui: key(any, "Components shown in the Studio."),
    source: key(any, "How dependencies are installed."),
    keep_pkg_tools: key(any, "Keep pip and setuptools in the image."),
  },
};
