import type { Answer, Asked, SubgraphDataSource } from "../subgraph-data-source";
import { gatherEntities } from "./gather-entities";

const ENTITIES = "query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Job { phone } } }";
const asking = (ids: readonly string[], more: object = {}, query = ENTITIES): Asked => ({ request: { query, variables: { representations: ids.map((id) => ({ __typename: "Job", id })), ...more } }, context: {} });

/** A service that says of each entity which it is, refuses that of the id "bad", and is gone when told. */
function service(): { source: SubgraphDataSource; requests: Asked["request"][]; isGone: { so: boolean } } {
  const requests: Asked["request"][] = [];
  const isGone = { so: false };
  const source: SubgraphDataSource = {
    async process({ request }) {
      requests.push(request);
      if (isGone.so) throw new Error("gone");
      const ids = ((request.variables?.["representations"] as { id: string }[] | undefined) ?? []).map(({ id }) => id);
      const errors = ids.flatMap((id, at) => (id === "bad" ? [{ message: "no", path: ["_entities", at, "phone"] }] : []));
      return { data: { _entities: ids.map((id) => (id === "bad" ? null : { phone: id })) }, ...(errors.length > 0 && { errors }) } as Answer;
    },
  };
  return { source, requests, isGone };
}

describe("entities that are asked for at the same time", () => {
  it("are asked for in one request, and each gets its own of them and of the errors", async () => {
    const { source, requests } = service();
    const gathering = gatherEntities(source);
    const answers = await Promise.all([asking(["a", "b"]), asking(["c", "bad"]), asking([]), asking(["d"])].map((asked) => gathering.process(asked)));
    expect(requests).toHaveLength(1);
    expect(answers).toEqual([
      { data: { _entities: [{ phone: "a" }, { phone: "b" }] } },
      { data: { _entities: [{ phone: "c" }, null] }, errors: [{ message: "no", path: ["_entities", 1, "phone"] }] },
      { data: { _entities: [] } },
      { data: { _entities: [{ phone: "d" }] } },
    ]);
    await gathering.process(asking(["e"]));
    expect(requests).toHaveLength(2);
  });

  it("by other operations or with other variables are asked for apart, as is what is no entity", async () => {
    const { source, requests } = service();
    const gathering = gatherEntities(source);
    await Promise.all([asking(["a"]), asking(["b"], { first: 1 }), asking(["c"], {}, `${ENTITIES} `), { request: { query: "{ jobs }" }, context: {} }].map((asked) => gathering.process(asked)));
    expect(requests).toHaveLength(4);
  });

  it("fail for all when the service is gone", async () => {
    const { source, isGone } = service();
    isGone.so = true;
    const gathering = gatherEntities(source);
    const answers = await Promise.allSettled([asking(["a"]), asking(["b"])].map((asked) => gathering.process(asked)));
    expect(answers).toMatchObject([{ reason: { message: "gone" } }, { reason: { message: "gone" } }]);
  });
});
