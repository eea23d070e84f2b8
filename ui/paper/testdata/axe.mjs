// Prints what axe-core finds in the pages that are named, as JSON: for each page its violations and how many rules it
// keeps. Contrast is left out, for jsdom draws nothing.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import process from "node:process";

const require = createRequire(process.cwd() + "/");
const { JSDOM } = require("jsdom");
const axe = readFileSync(require.resolve("axe-core"), "utf8");

const found = {};
for (const page of process.argv.slice(2)) {
  const dom = new JSDOM(readFileSync(page, "utf8"), { runScripts: "outside-only", pretendToBeVisual: true });
  dom.window.eval(axe);
  const result = await dom.window.axe.run(dom.window.document, { rules: { "color-contrast": { enabled: false } } });
  found[page] = {
    violations: result.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes[0].html}`),
    passes: result.passes.length,
  };
}
process.stdout.write(JSON.stringify(found));
