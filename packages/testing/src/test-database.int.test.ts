import { Client } from "pg";
import { createTestDatabase } from "./test-database";

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => null);
  await client.connect();
  return client;
}

it("gives every caller an empty database of its own", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const clients = await Promise.all([connected(one.url), connected(two.url)]);
  for (const client of clients) await client.query("create table job (id int)");
  for (const client of clients) await client.end();
  await Promise.all([one.drop(), two.drop()]);
});

it("drops a database although someone is still connected, and may be told so twice", async () => {
  const database = await createTestDatabase();
  const client = await connected(database.url);
  await database.drop();
  await database.drop();
  await expect(client.query("select 1")).rejects.toThrow();
  await expect(connected(database.url)).rejects.toMatchObject({ code: "3D000" });
});
