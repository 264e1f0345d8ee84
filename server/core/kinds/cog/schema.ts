import { keysOf } from "../schema/fields.ts";
import { boolean, key, list, loose, oneOf, open, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    build: key({
      is: "map",
      unknown: "suggest",
      keys: {
        gpu: key(boolean, "Build an image with CUDA."),
        cuda: key(text, "The CUDA version; chosen by the frameworks unless set."),
        cudnn: key(text, "The cuDNN version."),
        python_version: key(text, "The Python version. Quote it: 3.10 without quotes is 3.1."),
        python_requirements: key(text, "A pip requirements file."),
        python_packages: key(list(text), "Packages to install. Deprecated: use `python_requirements`."),
        system_packages: key(list(text), "Ubuntu packages to install."),
        run: key(list(oneOf(text, loose({ command: key(text, "The command."), mounts: key(list(loose(keysOf({ type: ["'secret'", "What is mounted."], id: ["text", "Its id."], target: ["text", "Where it is found."] }))), "Secrets that it sees.") }))), "Commands that run while the image is built."),
        fast: key(boolean, "Fast boots."),
        pre_install: key(list(text), "Commands that run before packages are installed."),
        sdk_version: key(text, "Version of the Cog SDK."),
      },
    }, "How the image is built."),
    image: key(text, "The name of the image to push."),
    model: key(text, "The model's name."),
    predict: key(text, "`file.py:Class` that predicts."),
    train: key(text, "`file.py:function` that trains."),
    run: key(text, "`file.py:name` that runs."),
    concurrency: key(open(keysOf({ max: ["int>=1", "Most predictions at a time."], default_target: ["int>=1", "Predictions at a time that scaling aims at."] })), "How many predictions run at a time."),
    environment: key(list(text), "Variables of the container, `NAME=value`."),
    tests: key(list(loose(keysOf({ name: ["text", "The name."], input: ["map", "What goes in."], inputs: ["map", "What goes in."], output: ["any", "What comes out."], match: ["map", "What the output holds."], error: ["text", "The fault that is expected."] }))), "Tests of the model."),
    weights: key(list(loose({ ...keysOf({ name: ["text", "The name."], target: ["text", "Where it goes in the container."] }), source: key(oneOf(text, loose(keysOf({ uri: ["text", "Where it comes from."], include: ["[text]", "What is taken."], exclude: ["[text]", "What is left out."] }))), "Where it comes from.") })), "Weights that Cog manages."),
  },
};
