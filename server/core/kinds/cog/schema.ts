import { keysOf } from "../schema/fields.ts";
import { boolean, formed, key, list, oneOf, open, range, text, type Shape } from "../schema/shape.ts";

const variable = formed(/^[A-Za-z_]\w*=/, "a variable as `NAME=value`");

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { env: "environment", predictor: "predict", image_name: "image", training: "train" },
  keys: {
    build: key({
      is: "map",
      unknown: "suggest",
      aliases: { python: "python_version", requirements: "python_requirements", apt_packages: "system_packages", packages: "python_packages" },
      keys: {
        gpu: key(boolean, "Build an image with CUDA."),
        cuda: key(formed(/^\d{1,2}(?:\.\d+){1,2}$/, "a version with its minor number, such as `12.1`"), "The CUDA version; chosen by the frameworks unless set."),
        cudnn: key(formed(/^\d{1,2}(?:\.\d+){0,2}$/, "a version such as `8`"), "The cuDNN version."),
        python_version: key(formed(/^3\.(?:[89]|[1-9]\d)(?:\.\d+)?$/, "a version from 3.8 on, such as `3.12`"), "The Python version. Quote it: 3.10 without quotes is 3.1."),
        python_requirements: key(text, "A pip requirements file."),
        python_packages: key(list(text), "Packages to install. Deprecated: use `python_requirements`."),
        system_packages: key(list({ is: "string", form: { pattern: /^(?!.*\bapt(?:-get)?\s)/, name: "the name of a package, such as `ffmpeg`" } }), "Ubuntu packages to install."),
        run: key(list(oneOf(text, { ...open({ command: key(text, "The command."), mounts: key(list({ ...open(keysOf({ type: ["'secret'", "What is mounted."], id: ["text", "Its id."], target: ["text", "Where it is found."] }, { required: true })), aliases: { path: "target", name: "id" } }), "Secrets that it sees.") }), aliases: { cmd: "command" } })), "Commands that run while the image is built."),
        fast: key(boolean, "Fast boots."),
        environment: key(list(variable), "Variables while the image is built, `NAME=value`."),
        python_overrides: key(text, "A requirements file whose versions win over those of other packages."),
        pre_install: key(list(text), "Commands that run before packages are installed."),
        sdk_version: key(text, "Version of the Cog SDK."),
      },
    }, "How the image is built."),
    image: key(formed(/^[a-z0-9](?!.*\/\/)[a-z0-9._:/-]*(?:@sha256:[0-9a-f]+)?$/, "the name of an image in small letters, such as `r8.im/me/model`"), "The name of the image to push."),
    model: key(text, "The model's name."),
    predict: key(text, "`file.py:Class` that predicts."),
    train: key(text, "`file.py:function` that trains."),
    run: key(text, "`file.py:name` that runs."),
    concurrency: key({ ...open({ max: key(range(1, Infinity, "integer"), "Most predictions at a time.", { required: true }), default_target: key(range(1, Infinity, "integer"), "Predictions at a time that scaling aims at.") }), aliases: { maximum: "max" } }, "How many predictions run at a time."),
    environment: key(list(variable), "Variables of the container, `NAME=value`."),
    tests: key(list(open(keysOf({ name: ["text", "The name."], input: ["map", "What goes in."], inputs: ["map", "What goes in."], output: ["any", "What comes out."], match: ["map", "What the output holds."], error: ["text", "The fault that is expected."] }))), "Tests of the model."),
    weights: key(list(open({ ...keysOf({ name: ["text", "The name."], target: ["text", "Where it goes in the container."] }), source: key(oneOf(text, open(keysOf({ uri: ["text", "Where it comes from."], include: ["[text]", "What is taken."], exclude: ["[text]", "What is left out."] }))), "Where it comes from.") })), "Weights that Cog manages."),
  },
};
