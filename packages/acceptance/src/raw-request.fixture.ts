/** An error as a caller of the gateway gets it. */
export interface RawError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; field?: (string | number)[]; problems?: { code: string; message: string; path: (string | number)[] }[] };
}

/** What came back over HTTP, whatever it was. */
export interface RawAnswer<Data> {
  status: number;
  data?: Data | null;
  errors?: RawError[];
  /** Of a refusal before GraphQL. */
  code?: string;
}

/** Sends one GraphQL operation and answers what came back, errors and all. Without a key none is sent. */
export async function rawRequest<Data>(url: string, key: string | null, query: string, variables: object = {}): Promise<RawAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key !== null && { "x-api-key": key }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

/** The codes of an answer's errors, in order. */
export function codesOf({ errors = [] }: RawAnswer<unknown>): string[] {
  return errors.map(({ extensions }) => extensions.code);
}
