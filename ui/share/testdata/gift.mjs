// Prints the types of the questions that gift-pegjs finds in a text of GIFT, a JSON list: what tools beside Moodle read it with.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(process.cwd() + "/")("gift-pegjs");
const questions = parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(questions.filter((q) => q.type !== "Category").map((q) => ({ type: q.type, choices: (q.choices || q.matchPairs || []).length }))));
