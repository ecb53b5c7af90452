import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { Client } from "pg";
import { sqlLines, sqlNumbers, sqlTexts } from "./sql-values";

describe("array parameters", () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it("bring texts to PostgreSQL as they are, whatever is in them", async () => {
    const texts = ["plain", "", null, "NULL", "null", "a,b", "{x}", 'say "no"', "back\\slash", "two\nlines", " spaced ", "é😀", "+12025550100", "sip:486", "a-b.c_d"];
    const { rows } = await client.query<{ texts: (string | null)[] }>("select $1::text[] as texts", [sqlTexts(texts)]);
    expect(rows[0]?.texts).toEqual(texts);
  });

  it("bring numbers with every digit, and nulls", async () => {
    const numbers = [0, -1, 1737367200123, 0.1, null, 1e21];
    const { rows } = await client.query<{ numbers: (number | null)[] }>("select $1::float8[] as numbers", [sqlNumbers(numbers)]);
    expect(rows[0]?.numbers).toEqual(numbers);
  });

  it("bring JSON as lines, its own line breaks being escaped", async () => {
    const bodies = [{ text: "two\nlines\\" }, { quote: '"' }].map((value) => JSON.stringify(value));
    const { rows } = await client.query<{ bodies: string[] }>("select string_to_array($1, E'\\n') as bodies", [sqlLines(bodies)]);
    expect(rows[0]?.bodies).toEqual(bodies);
  });
});
