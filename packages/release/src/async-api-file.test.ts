import { readFileSync } from "node:fs";
import path from "node:path";
import { catalog } from "@redial/contracts";
import asyncApiSchema from "@asyncapi/specs/schemas/3.0.0-without-$id.json";
import Ajv from "ajv";
import { ASYNC_API_FILE, asyncApiText } from "./async-api-file";

const ROOT = path.join(__dirname, "..", "..", "..");

interface Message {
  description?: string;
  payload: object;
  examples?: { payload: { type: string } }[];
}

const document = async () => JSON.parse(await asyncApiText(ROOT)) as { components: { messages: Record<string, Message> } };

describe("the AsyncAPI document", () => {
  it("is the one that the catalog makes; `npm run events` brings it up to date", async () => {
    expect(readFileSync(path.join(ROOT, ASYNC_API_FILE), "utf8")).toBe(await asyncApiText(ROOT));
  });

  it("is valid by the schema of AsyncAPI 3.0.0", async () => {
    const ajv = new Ajv({ unknownFormats: "ignore" });
    ajv.validate(asyncApiSchema, await document());
    expect(ajv.errors ?? []).toEqual([]);
  });

  it("tells of every event, says what it means, and its example fits its own schema", async () => {
    const { messages } = (await document()).components;
    expect(Object.keys(messages)).toEqual(Object.keys(catalog));
    for (const [type, { description, payload, examples = [] }] of Object.entries(messages)) {
      expect([type, description]).toEqual([type, expect.stringMatching(/^[A-Z][^*]+\.$/)]);
      expect(examples.map((example) => example.payload.type)).toEqual([type]);
      const ajv = new Ajv();
      ajv.validate(payload, examples[0]?.payload);
      expect([type, ajv.errors]).toEqual([type, null]);
    }
  });
});
