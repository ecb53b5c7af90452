// Prints `.env.example` with a random secret behind each name of one: node packages/start/make-env.mjs > .env
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
process.stdout.write(example.replace(/^(\w+_(?:PASSWORD|SECRET))=$/gm, (_line, name) => `${name}=${randomBytes(24).toString("hex")}`));
