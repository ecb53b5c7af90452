import { packRecords, unpackRecords } from "./embedded-records";

it("brings back what was packed, whatever the bodies are, and decodes only what is read", () => {
  const bodies = ['{"id":1}', "", "not JSON", '{"id":1}}', "é😀", "\ud800", '"\\n"'];
  const messages = bodies.map((body, index) => ({ topic: "a", key: `k"${index}`, type: "kind", sequence: index + 1, body }));
  const unpacked = unpackRecords(packRecords(messages));
  expect(unpacked.map(({ key, type, sequence }) => ({ key, type, sequence }))).toEqual(messages.map(({ key, type, sequence }) => ({ key, type, sequence })));
  expect(unpacked.map((message) => message.read())).toEqual([{ id: 1 }, "", "not JSON", '{"id":1}}', "é😀", "\ud800", "\n"]);
});
