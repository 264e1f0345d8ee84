import { defineRule } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import { nearest } from "../../text/nearest.ts";

const SUBCOMMANDS: Readonly<Record<string, string>> = {
  "apt-get": "install update upgrade remove purge autoremove clean autoclean dist-upgrade source build-dep check download changelog indextargets reinstall dselect-upgrade",
  "apt": "install update upgrade remove purge autoremove clean autoclean full-upgrade dist-upgrade list show search satisfy edit-sources reinstall",
  "pip": "install download uninstall freeze list show check config cache wheel hash debug inspect index lock search help completion",
  "conda": "install create env clean update remove run config init list info activate deactivate search install uninstall export rename upgrade build tos shell package doctor notices compare",
};

/** Options of `pip install`, those of pip 20 to 25. */
const OPTIONS = "--requirement --constraint --no-deps --pre --editable --dry-run --target --platform --python-version --implementation --abi --user --root --prefix --src --upgrade --upgrade-strategy --force-reinstall --ignore-installed --ignore-requires-python --no-build-isolation --use-pep517 --no-use-pep517 --check-build-dependencies --break-system-packages --config-settings --global-option --build-option --install-option --compile --no-compile --no-warn-script-location --no-warn-conflicts --no-binary --only-binary --prefer-binary --require-hashes --progress-bar --root-user-action --report --group --no-clean --index-url --extra-index-url --no-index --find-links --help --debug --isolated --require-virtualenv --python --verbose --version --quiet --log --no-input --keyring-provider --proxy --retries --timeout --exists-action --trusted-host --cert --client-cert --cache-dir --no-cache-dir --disable-pip-version-check --no-color --no-python-version-warning --use-feature --use-deprecated --process-dependency-links --build --resume-retries --build-constraint --uploaded-prior-to".split(" ");

export const commandMisspelt = defineRule({
  id: "command-misspelt",
  summary: "A package manager is given a command or an option that it does not have",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://pip.pypa.io/en/stable/cli/pip_install/"],
  fix: "none",

  *check(document) {
    for (const { words } of buildCommands(document)) {
      const [program, ...rest] = words;
      const name = (program?.text ?? "").replace(/^.*\//, "").replace(/^pip[\d.]*$/, "pip").replace(/^(?:mamba|micromamba)$/, "conda");
      const known = Object.hasOwn(SUBCOMMANDS, name) ? (SUBCOMMANDS[name] ?? "").split(" ") : [];
      const first = rest.find(({ text }) => !text.startsWith("-"));
      const meant = !first || known.length === 0 || known.includes(first.text) || !/^[a-z-]+$/.test(first.text) ? undefined : nearest(first.text, known);
      if (first && meant !== undefined && rest.slice(0, rest.indexOf(first)).every(({ text }) => /^--?[\w-]+$/.test(text))) yield { at: first.span, message: `\`${name}\` has no command \`${first.text}\`, so the build stops here. Did you mean \`${meant}\`?` };
    }
    for (const { tool, arguments: words } of pythonInstalls(document)) {
      for (const [index, { text, span }] of words.entries()) if (/^["']?(?:[\w.-]+\/)*[\w.-]*requirements[\w.-]*\.txt["']?$/.test(text) && !/^(?:-[rctfi]|--(?!require-hashes$)(?:req|con|target|find|report|log|build-con)[\w-]*)$/.test(words[index - 1]?.text ?? "")) yield { at: span, message: `\`${text}\` stands where a package is expected, and pip finds none of that name: the build stops here. Write \`-r ${text}\`.` };
      for (const { text, span } of tool === "pip" ? words : []) {
        const [option = ""] = text.split("=");
        // A beginning that only one option has is taken for it.
        const wrong = option.startsWith("--") && !text.includes("$") && !OPTIONS.some((known) => known.startsWith(option));
        const meant = wrong ? nearest(option, OPTIONS) : undefined;
        if (meant !== undefined) yield { at: span, message: `\`pip install\` has no option \`${option}\`, so the build stops here. Did you mean \`${meant}\`?` };
        else if (/^["']?[A-Za-z][\w.-]*(?:\[[\w,-]+\])?=(?!=)[\d]/.test(text)) yield { at: span, message: `pip cannot read \`${text}\`: a version is pinned with two signs, \`${text.replace("=", "==")}\`. The build stops here.` };
      }
    }
  },
});
