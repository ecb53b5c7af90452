import { serverArguments } from "./postgres-settings";

it("puts the socket into the data folder, and makes none where its path would be too long", () => {
  expect(serverArguments("/data/postgres", 1, true)).toContain('unix_socket_directories="/data/postgres"');
  expect(serverArguments(`/${"d".repeat(88)}`, 1, true)).toContain("unix_socket_directories=");
});

it("gives durability up only when told to", () => {
  expect(serverArguments("/d", 1, true).join(" ")).not.toMatch(/fsync|full_page_writes|synchronous_commit/);
  expect(serverArguments("/d", 1, false)).toEqual(expect.arrayContaining(["fsync=off", "full_page_writes=off", "synchronous_commit=off"]));
});

it("listens on this machine only", () => {
  expect(serverArguments("/d", 5, true)).toEqual(expect.arrayContaining(["listen_addresses=127.0.0.1", "port=5"]));
});
