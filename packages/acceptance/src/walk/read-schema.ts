import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from "graphql";

/** The schema as a caller sees it. */
export async function readSchema(url: string, key: string): Promise<GraphQLSchema> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data, errors } = (await response.json()) as { data?: IntrospectionQuery; errors?: { message: string }[] };
  if (!data) throw new Error(`the schema cannot be read: ${errors?.[0]?.message ?? response.status}`);
  return buildClientSchema(data);
}
