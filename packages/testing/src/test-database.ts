import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** An empty database of one test file. */
export interface TestDatabase {
  /** Connection URL as a superuser. */
  url: string;
  /** Removes it, throwing out whoever is still connected. A second call does nothing. */
  drop(): Promise<void>;
}

/** Makes an empty database in the cluster of `TEST_DATABASE_URL`, which the run (`npm test`) or the workspace's jest configuration (`@redial/testing/jest-postgres`) provides. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = process.env.TEST_DATABASE_URL;
  if (!cluster) throw new Error('TEST_DATABASE_URL is not set. Spread require("@redial/testing/jest-postgres") into this workspace\'s jest.config.js.');
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await run(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(cluster, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
